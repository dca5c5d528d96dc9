package demo

import "baton/model"

// inHand is what the team works on: one card more than fits in Doing.
func inHand() []story {
	return []story{
		{
			key: "retry", title: "Retry failed webhooks with backoff", by: "ann", ago: 12, who: "kim", labels: "api", prio: model.High, est: 5, due: 1, path: "todo 9 ann, doing 3 kim", stone: "payouts-v2",
			text: "Partners miss events when their endpoint is down for a minute.\n\n1. Retry after 1, 5, 30 and 120 minutes\n2. Give up after a day and mail the owner\n3. Show the attempts in the dashboard\n\n> The queue already keeps the payload, see `events/outbox.go`.",
			list: "+ schedule with jitter\n+ keep attempts\n stop after a day\n mail the owner",
			says: "3 lee Should we cap retries per partner?\n2 kim Yes, 100 in flight. Above that they queue.\n1 lee 👍",
			link: "https://example.com/docs/webhooks",
		},
		{
			key: "ledger", title: "Double-entry ledger for payouts", by: "ann", ago: 13, who: "lee", labels: "api", prio: model.Urgent, est: 13, due: 2, path: "todo 10 ann, doing 4 lee", stone: "payouts-v2",
			text: "Every payout is two entries that sum to zero. Nothing is updated in place.",
			list: "+ schema\n+ posting\n+ balance check\n backfill\n reconcile with the bank's file",
			says: "3 ann How sure are we about the backfill?\n2 lee 4 million rows, about an hour. I will do it at night.",
		},
		{
			key: "vault", title: "Card vault migration to HSM", by: "noor", ago: 12, who: "noor", labels: "security ops", prio: model.High, est: 8, due: -1, path: "todo 11 ann, doing 7 noor", stone: "pci-audit",
			blocked: "6 noor the vendor ships the second module on Thursday",
			says:    "6 noor Without the second module there is no failover, so no migration.",
		},
		{title: "Payout schedule per merchant", by: "sam", ago: 10, who: "sam", labels: "api", prio: model.Medium, est: 5, due: 4, path: "todo 8 ann, doing 2 sam", stone: "payouts-v2"},
		{title: "결제 실패 알림 문구 다듬기", by: "kim", ago: 7, who: "kim", labels: "checkout", est: 1, due: none, path: "todo 5 ann, doing 1 kim"},
		{key: "load", title: "Load test the new queue 🚀", by: "noor", ago: 6, who: "noor lee", labels: "ops", prio: model.Medium, est: 3, due: 3, path: "todo 5 ann, doing 2 noor"},
		{
			key: "evidence", title: "Chargeback evidence upload", by: "sam", ago: 9, who: "yuki", labels: "checkout", prio: model.Medium, est: 5, due: 5, path: "todo 7 ann, doing 3 yuki",
			list: "+ upload to storage\n scan for viruses\n attach to the dispute",
		},
		{
			title: "Statement descriptor is cut at 22 characters", by: "yuki", ago: 9, who: "yuki", labels: "bug", prio: model.Medium, est: 1, due: none, path: "todo 8 ann, doing 6 yuki, review 2 yuki",
			says: "2 yuki 🏷️ Wide characters count as two for one of the banks.",
		},
		{key: "limits", title: "Rate limits by merchant, not by address", by: "lee", ago: 10, who: "lee", labels: "api security", prio: model.High, est: 3, due: 0, path: "todo 9 ann, doing 5 lee, review 1 lee", stone: "payouts-v2"},
		{title: "Encrypt exports at rest", by: "noor", ago: 8, who: "noor", labels: "security", est: 2, due: 6, path: "todo 7 ann, doing 4 noor, review 2 noor", stone: "pci-audit"},
		{
			title: "Webhook docs with examples in four languages", by: "kim", ago: 7, who: "sam", labels: "docs api", prio: model.Low, est: 2, due: none, path: "todo 6 ann, doing 4 sam, review 1 sam",
			link: "https://example.com/docs/webhooks/examples",
		},
	}
}
