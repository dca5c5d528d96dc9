package demo

import "baton/model"

// done is what the team has finished in three weeks.
func done() []story {
	return []story{
		{title: "Log every refund with its reason", by: "ann", ago: 15, who: "lee", labels: "api", est: 2, due: none, path: "todo 15 ann, doing 14 lee, review 13 lee, done 12 kim, archive 5 ann"},
		{title: "Rotate the acquirer's signing keys", by: "noor", ago: 15, who: "noor", labels: "ops security", prio: model.High, est: 3, due: -11, path: "todo 15 ann, doing 14 noor, review 12 noor, done 11 lee, archive 5 ann"},
		{
			title: "Idempotency keys on POST /charges", by: "ann", ago: 15, who: "kim", labels: "api", prio: model.High, est: 5, due: -8, path: "todo 15 ann, doing 14 kim, review 11 kim, done 10 lee", stone: "payouts-v2",
			text: "A client that retries must not charge twice.\n\n- key in the `Idempotency-Key` header\n- kept for 24 hours\n- another body under the same key is `409`",
			list: "+ store the key with the charge\n+ answer a replay from the store\n+ load test with doubled requests",
			says: "12 lee What if the first request is still running?\n12 kim Then the second gets 409 and a Retry-After.\n11 lee Good. Approved.",
		},
		{
			title: "Currency rounding for KRW and JPY", by: "yuki", ago: 14, who: "yuki", labels: "bug", prio: model.High, est: 2, due: none, path: "todo 14 ann, doing 13 yuki, review 12 yuki, done 11 kim",
			says: "13 yuki Both have no minor unit: we divided by 100.",
		},
		{title: "정산 내역 CSV 내보내기", by: "kim", ago: 14, who: "kim", labels: "api", est: 3, due: none, path: "todo 13 ann, doing 9 kim, review 8 kim, done 7 yuki", stone: "payouts-v2"},
		{title: "Dashboard for declined cards", by: "sam", ago: 14, who: "sam", labels: "ops", est: 3, due: none, path: "todo 14 ann, doing 12 sam, review 9 sam, done 8 ann"},
		{title: "Drop support for TLS 1.1", by: "noor", ago: 13, who: "noor", labels: "security ops", prio: model.Medium, est: 1, due: none, path: "todo 13 ann, doing 10 noor, done 9 noor", stone: "pci-audit"},
		{title: "Refund button says what it will do", by: "sam", ago: 12, who: "sam", labels: "checkout", est: 1, due: none, path: "todo 12 ann, doing 8 sam, review 7 sam, done 6 lee"},
		{title: "Webhook signatures with two keys at once", by: "lee", ago: 12, who: "lee", labels: "api security", prio: model.Medium, est: 3, due: none, path: "todo 12 ann, doing 10 lee, review 8 lee, done 6 kim"},
		{title: "Alert when settlement lags an hour", by: "noor", ago: 11, who: "noor", labels: "ops", prio: model.High, est: 2, due: -4, path: "todo 10 ann, doing 8 noor, review 6 noor, done 5 sam"},
		{
			title: "3-D Secure fallback for old cards 💳", by: "ann", ago: 11, who: "yuki", labels: "checkout", prio: model.High, est: 8, due: -3, path: "todo 11 ann, doing 9 yuki, review 5 yuki, done 3 lee",
			says: "7 yuki Two banks still answer in XML. Fun.\n4 lee Tested with all five sandbox cards.",
		},
		{title: "Fix crash on empty payout batch", by: "lee", ago: 8, who: "lee", labels: "bug", prio: model.Urgent, est: 1, due: none, path: "todo 8 lee, doing 7 lee, review 7 lee, done 6 kim", stone: "payouts-v2"},
		{
			title: "Cut checkout's first byte under 200 ms", by: "kim", ago: 9, who: "kim lee", labels: "checkout", est: 5, due: none, path: "todo 9 ann, doing 6 kim, review 4 kim, done 2 lee",
			says: "4 kim p95 is 184 ms now, from 410.",
		},
		{title: "Runbook: acquirer is down", by: "ann", ago: 8, who: "noor", labels: "docs ops", est: 2, due: none, path: "todo 7 ann, doing 5 noor, done 2 noor"},
		{key: "banks", title: "Update the list of sanctioned banks", by: "ann", ago: 6, who: "sam", labels: "security", prio: model.Medium, est: 1, due: -1, path: "todo 6 ann, doing 3 sam, review 2 sam, done 1 ann"},
	}
}
