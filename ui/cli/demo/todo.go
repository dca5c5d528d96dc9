package demo

import "baton/model"

// todo is what comes next.
func todo() []story {
	return []story{
		{title: "Mail merchants when a webhook gives up", by: "ann", ago: 5, who: "kim", labels: "api", prio: model.High, est: 2, due: 3, path: "todo 4 ann", stone: "payouts-v2", after: "retry"},
		{title: "Reconcile payouts with the bank's file", by: "ann", ago: 6, who: "lee", labels: "api", prio: model.High, est: 5, due: 6, path: "todo 4 ann", stone: "payouts-v2", after: "ledger", parent: "ledger"},
		{title: "Backfill four million ledger rows", by: "lee", ago: 4, who: "lee", labels: "ops", prio: model.High, est: 3, due: 4, path: "todo 4 lee", stone: "payouts-v2", parent: "ledger"},
		{
			title: "Refund of a refund answers 500", by: "sam", ago: 3, labels: "bug api", prio: model.Urgent, est: 2, due: 0, path: "todo 3 ann",
			says: "3 sam Seen twice since Monday, both with partial refunds.",
		},
		{
			title: "Penetration test: fix the three findings", by: "noor", ago: 5, who: "noor", labels: "security", prio: model.High, est: 5, due: 8, path: "todo 5 ann", stone: "pci-audit",
			list: "open redirect after login\n verbose errors\n session survives a password change",
		},
		{title: "決済画面の日本語訳を見直す", by: "yuki", ago: 5, who: "yuki", labels: "checkout docs", prio: model.Low, est: 2, due: none, path: "todo 4 yuki"},
		{title: "Timeout for the fraud check", by: "kim", ago: 4, labels: "checkout", prio: model.Medium, est: 2, due: none, path: "todo 2 ann"},
		{title: "Remove the old ledger tables", by: "lee", ago: 3, labels: "ops", est: 1, due: none, path: "todo 2 lee", after: "ledger"},
		{title: "Test card numbers in the sandbox docs are wrong", by: "sam", ago: 2, who: "sam", labels: "docs bug", prio: model.Low, est: 1, due: 7, path: "todo 1 ann"},
	}
}

// backlog is what may come.
func backlog() []story {
	return []story{
		{title: "Split payments between two merchants", by: "ann", ago: 15, labels: "api", prio: model.Medium, est: 13, due: none},
		{
			title: "Apple Pay on the web", by: "sam", ago: 15, labels: "checkout", prio: model.Medium, est: 8, due: none,
			says: "9 ann Three merchants have asked since.",
		},
		{title: "Subscriptions: pause and resume", by: "ann", ago: 14, labels: "api", est: 8, due: none},
		{title: "Virtual accounts for Korean merchants (가상계좌)", by: "kim", ago: 13, who: "kim", labels: "api", prio: model.Medium, est: 13, due: none},
		{title: "Dark mode for the receipt mail 🌙", by: "yuki", ago: 12, labels: "checkout", prio: model.Low, est: 1, due: none},
		{title: "One-click refunds in the mobile app", by: "sam", ago: 11, labels: "checkout", est: 5, due: none},
		{title: "Move nightly jobs off cron", by: "noor", ago: 10, labels: "ops", prio: model.Low, est: 5, due: none},
		{title: "SEPA instant payouts", by: "ann", ago: 9, labels: "api", prio: model.High, est: 8, due: 22, stone: "payouts-v2"},
		{title: "Access log of the vault for auditors", by: "noor", ago: 7, who: "noor", labels: "security", prio: model.Medium, est: 3, due: 20, stone: "pci-audit"},
		{title: "Show fees before the customer pays", by: "sam", ago: 6, labels: "checkout", est: 3, due: none},
		{title: "Fuzz the card number parser", by: "lee", ago: 4, labels: "security", prio: model.Low, due: none},
		{
			title: "Onboarding takes eleven screens: make it four", by: "yuki", ago: 2, labels: "checkout", due: none,
			text: "Watched three merchants do it. All of them stopped at the tax form.",
		},
	}
}
