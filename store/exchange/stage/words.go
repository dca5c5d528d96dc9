package stage

// What people call the steps of work: whole names in small letters, words
// apart by single blanks, in the languages of those who use the big tools, a
// language a line. A word that means two steps ("listo", "pronto", "ready") is in
// none: its place in the board says more.

func isDoneWord(s string) bool {
	switch s {
	case "done", "complete", "completed", "finished", "closed", "resolved", "shipped", "released", "live", "deployed", "launched",
		"published", "merged", "accepted", "delivered", "in production",
		"fertig", "erledigt", "erledigte", "abgeschlossen", "geschlossen", "beendet", "fertiggestellt", "gelöst", "veröffentlicht", "ausgeliefert",
		"terminé", "terminée", "terminés", "terminées", "termine", "fini", "finis", "fait", "faits", "faite", "fermé", "achevé", "livré", "résolu", "clos",
		"hecho", "hechos", "hecha", "terminado", "terminada", "terminados", "completado", "completada", "completados", "cerrado", "finalizado", "finalizada",
		"feito", "feitos", "concluído", "concluída", "concluídos", "concluido", "entregue", "fechado", "encerrado",
		"fatto", "fatti", "fatte", "completato", "completata", "completati", "finito", "terminato", "chiuso", "concluso", "risolto", "consegnato",
		"klaar", "gereed", "afgerond", "voltooid", "gedaan", "afgehandeld", "gesloten", "opgelost", "opgeleverd",
		"готово", "сделано", "выполнено", "завершено", "завершена", "завершённые", "завершенные", "закрыто", "закрыт", "решено", "выполненные",
		"зроблено", "виконано", "закрито", "вирішено", "завершені", "виконані",
		"zrobione", "gotowe", "ukończone", "zakończone", "zamknięte", "wykonane", "skończone",
		"hotovo", "dokončeno", "uzavřeno", "splněno", "vyřešeno", "hotové", "dokončené",
		"klart", "klar", "klara", "färdig", "färdigt", "färdiga", "avslutad", "avslutat", "avslutade", "slutförd", "slutfört", "stängd", "gjort",
		"færdig", "færdigt", "færdige", "afsluttet", "udført", "lukket", "løst",
		"ferdig", "ferdige", "fullført", "utført", "avsluttet",
		"valmis", "valmiit", "valmista", "tehty", "suljettu", "valmistunut",
		"tamamlandı", "tamamlanan", "tamamlananlar", "bitti", "bitenler", "yapıldı", "kapandı", "tamam",
		"完了", "完了済み", "完成", "済み", "済", "終了", "対応済み", "クローズ",
		"완료", "종료", "완료됨", "완료된 작업",
		"已完成", "已结束", "已关闭", "已解决", "已发布", "已上线", "完结",
		"已結束", "已關閉", "已解決", "已發布", "已上線", "完結",
		"hoàn thành", "đã hoàn thành", "xong", "đã xong", "hoàn tất", "đã làm",
		"selesai", "sudah selesai", "rampung", "beres",
		"تم", "منجز", "مكتمل", "مكتملة", "تم الانتهاء", "منتهي", "انتهى", "المنجز",
		"הושלם", "בוצע", "סיום", "נעשה", "הסתיים", "הושלמו", "סגור",
		"पूर्ण", "पूरा", "पूरा हुआ", "हो गया", "समाप्त", "संपन्न",
		"kész", "befejezve", "finalizat", "terminat", "ολοκληρώθηκε", "ολοκληρωμένα", "έγινε", "เสร็จแล้ว", "เสร็จสิ้น":
		return true
	}
	return false
}

func isDroppedWord(s string) bool {
	switch s {
	case "canceled", "cancelled", "wont do", "wont fix", "wontfix", "duplicate", "rejected", "abandoned",
		"abgebrochen", "abgelehnt", "verworfen", "annulé", "abandonné", "rejeté", "cancelado", "cancelada", "rechazado", "annullato", "rejeitado",
		"geannuleerd", "vervallen", "отменено", "отклонено", "скасовано", "відхилено", "anulowane", "odrzucone", "zrušeno", "zamítnuto",
		"avbruten", "avbruten arbete", "annulleret", "avbrutt", "peruttu", "peruutettu", "iptal", "iptal edildi", "キャンセル", "却下", "취소", "취소됨",
		"已取消", "取消", "đã hủy", "hủy", "dibatalkan", "batal", "ملغى", "ملغي", "בוטל", "रद्द":
		return true
	}
	return false
}

func isBacklogWord(s string) bool {
	switch s {
	case "backlog", "ideas", "idea", "someday", "later", "icebox", "wishlist", "wish list", "inbox", "triage", "maybe", "parked",
		"parking lot", "on hold", "future", "brainstorm",
		"ideen", "später", "irgendwann", "ideenspeicher", "idées", "plus tard", "un jour", "algún día", "más tarde", "ideias", "mais tarde",
		"idee", "più avanti", "ideeën", "ooit", "идеи", "бэклог", "беклог", "когда нибудь", "ідеї", "беклоґ", "колись", "pomysły", "kiedyś",
		"nápady", "někdy", "zásobník", "idéer", "senare", "senere", "ideer", "ideat", "myöhemmin", "fikirler", "iş listesi", "bekleyen işler",
		"バックログ", "アイデア", "いつか", "백로그", "아이디어", "나중에", "待办池", "想法", "需求池", "積壓", "待辦池", "点子", "ý tưởng", "tồn đọng",
		"ide", "nanti", "أفكار", "قائمة الأعمال المتراكمة", "רעיונות", "בקלוג", "विचार", "बैकलॉग":
		return true
	}
	return false
}

func isReviewWord(s string) bool {
	switch s {
	case "review", "in review", "code review", "reviewing", "approval", "approve", "pull request", "under review", "peer review",
		"überprüfung", "prüfung", "in prüfung", "abnahme", "en revue", "revue", "relecture", "en validation", "revisión", "en revisión",
		"em revisão", "revisão", "in revisione", "revisione", "ter review", "in beoordeling", "beoordeling", "на проверке", "проверка", "ревью", "на ревью",
		"на перевірці", "перевірка", "do sprawdzenia", "w recenzji", "przegląd", "ke kontrole", "kontrola", "revize", "granskning", "granskas",
		"gennemgang", "til gennemsyn", "gjennomgang", "til gjennomgang", "katselmointi", "tarkistettavana", "tarkistus", "incelemede", "inceleme",
		"gözden geçirme", "レビュー", "レビュー中", "確認中", "レビュー待ち", "검토", "검토 중", "리뷰", "评审", "审核", "审核中", "审查中", "審核", "審核中", "審查中",
		"xem xét", "đang xem xét", "duyệt", "tinjauan", "ditinjau", "ulasan", "مراجعة", "قيد المراجعة", "المراجعة", "בבדיקה", "ביקורת", "סקירה", "समीक्षा", "समीक्षा में":
		return true
	}
	return false
}

func isTestWord(s string) bool {
	switch s {
	case "test", "tests", "testing", "qa", "verify", "verification", "validation", "staging", "uat", "in test", "in testing", "in qa",
		"testen", "im test", "recette", "en test", "pruebas", "en pruebas", "testes", "em teste", "em testes", "in prova", "collaudo",
		"тестирование", "на тестировании", "тест", "тестування", "на тестуванні", "testy", "testowanie", "w testach", "testování", "testning",
		"testaus", "testauksessa", "test aşamasında", "testte", "テスト", "テスト中", "検証中", "테스트", "테스트 중", "测试", "测试中", "測試", "測試中",
		"kiểm thử", "đang kiểm thử", "pengujian", "diuji", "اختبار", "قيد الاختبار", "בדיקות", "परीक्षण":
		return true
	}
	return false
}

func isBlockedWord(s string) bool {
	switch s {
	case "blocked", "waiting", "waiting for", "stuck", "pending",
		"blockiert", "wartet", "wartend", "bloqué", "en attente", "bloqueado", "en espera", "aguardando", "em espera", "bloccato", "in attesa",
		"geblokkeerd", "wacht", "заблокировано", "ожидание", "ждёт", "заблоковано", "очікує", "zablokowane", "oczekuje", "blokováno", "čeká",
		"blockerad", "väntar", "blokeret", "venter", "blokkert", "estetty", "odottaa", "engellendi", "beklemede", "ブロック", "保留", "待機中",
		"차단", "대기", "阻塞", "等待中", "阻塞中", "受阻", "bị chặn", "đang chờ", "terblokir", "menunggu", "محظور", "في الانتظار", "חסום", "ממתין", "अवरुद्ध", "प्रतीक्षा":
		return true
	}
	return false
}

func isDoingWord(s string) bool {
	switch s {
	case "doing", "in progress", "wip", "work in progress", "started", "active", "working", "working on", "development", "developing", "in development",
		"building", "current", "ongoing",
		"in arbeit", "läuft", "in bearbeitung", "in umsetzung", "begonnen", "en cours", "en cours de réalisation", "en curso", "en progreso", "en proceso", "haciendo",
		"fazendo", "em andamento", "em progresso", "em execução", "in corso", "in lavorazione", "bezig", "mee bezig", "in uitvoering", "in behandeling",
		"в работе", "в процессе", "делается", "выполняется", "в роботі", "у роботі", "в процесі", "у процесі", "w trakcie", "w toku", "w realizacji",
		"robi się", "probíhá", "rozpracováno", "v řešení", "v procesu", "pågår", "pågående", "jobbar med", "i gang", "igangværende", "i arbejde", "under arbeid",
		"påbegynt", "kesken", "työn alla", "käynnissä", "meneillään", "yapılıyor", "devam ediyor", "devam eden", "sürüyor", "yapılanlar",
		"進行中", "作業中", "対応中", "実行中", "진행", "진행 중", "진행중", "하는 중", "작업 중", "进行中", "正在进行", "处理中", "开发中", "正在進行", "處理中", "開發中",
		"đang làm", "đang thực hiện", "đang tiến hành", "sedang dikerjakan", "dalam proses", "sedang berjalan", "dikerjakan", "قيد التنفيذ", "قيد العمل", "جاري العمل", "جارٍ",
		"בביצוע", "בתהליך", "בעבודה", "प्रगति में", "जारी", "चल रहा है", "folyamatban", "în lucru", "σε εξέλιξη", "กำลังทำ":
		return true
	}
	return false
}

func isTodoWord(s string) bool {
	switch s {
	case "todo", "to do", "next", "up next", "open", "new", "planned", "selected", "selected for development", "this week", "today",
		"sprint", "sprint backlog", "unstarted", "queue", "queued", "tasks", "ready", "not started", "upcoming", "ready for development", "ready for dev",
		"offen", "zu erledigen", "zu tun", "geplant", "neu", "bereit", "à faire", "prêt", "ouvert", "por hacer", "pendiente", "pendientes", "abierto", "nuevo",
		"a fazer", "para fazer", "pendente", "pendentes", "aberto", "da fare", "aperto", "te doen", "nog te doen", "gepland",
		"к выполнению", "сделать", "нужно сделать", "надо сделать", "запланировано", "новые", "до виконання", "зробити", "треба зробити", "заплановано",
		"do zrobienia", "zaplanowane", "nowe", "k udělání", "udělat", "naplánováno", "na práci", "att göra", "planerat", "at gøre", "planlagt", "å gjøre", "gjøremål",
		"tehtävä", "tehtävät", "tekemättä", "aloittamatta", "yapılacak", "yapılacaklar", "planlandı", "未着手", "やること", "予定", "対応予定",
		"할 일", "할일", "예정", "待办", "待处理", "未开始", "计划中", "要做", "待辦", "待處理", "未開始", "計劃中", "待辦事項", "待办事项",
		"cần làm", "việc cần làm", "sẽ làm", "chưa bắt đầu", "akan dikerjakan", "harus dikerjakan", "belum dikerjakan", "rencana", "tugas",
		"للقيام به", "المهام", "قائمة المهام", "مخطط", "لتنفيذ", "לביצוע", "לעשות", "מתוכנן", "करना है", "करने के लिए", "कार्य सूची",
		"teendő", "teendők", "de făcut", "προς υλοποίηση", "ต้องทำ":
		return true
	}
	return false
}

// denies reports whether a word turns a step of work into its opposite, or says
// that it is yet to come.
func denies(word string) bool {
	switch word {
	case "not", "no", "non", "un", "never", "isnt", "almost", "nearly", "half", "partly", "partially", "until", "when", "if", "be", "of", "before", "yet",
		"nicht", "kein", "keine", "noch", "fast", "pas", "presque", "sin", "casi", "falta", "não", "nao", "quase", "sem", "quasi", "niet", "nog", "bijna",
		"не", "нет", "почти", "ні", "майже", "nie", "prawie", "ne", "skoro", "téměř", "inte", "ej", "nästan", "ikke", "næsten", "nesten", "ei", "melkein",
		"değil", "neredeyse", "chưa", "belum", "bukan", "hampir", "غير", "لم", "ليس", "לא", "כמעט", "नहीं", "अभी", "nu", "nem", "δεν", "ยังไม่":
		return true
	}
	return false
}

// leadsTo reports whether a word before the name of a step says that it comes
// next: "ready for review", "zu testen".
func leadsTo(word string) bool {
	switch word {
	case "ready", "to", "for", "awaiting", "needs", "pending", "bereit", "zu", "zum", "zur", "für", "à", "prêt", "prête", "pour", "por", "para", "listo", "lista",
		"pronto", "pronta", "da", "per", "te", "voor", "к", "для", "на", "до", "do", "gotowe", "k", "ke", "pro", "att", "redo", "til", "klar", "klart", "for at",
		"için", "untuk", "siap", "để", "cho", "جاهز", "مستعد", "מוכן", "ל":
		return true
	}
	return false
}

// beside reports whether a word beside the name of a step says nothing about it:
// "done this week", "erledigt (2026)".
func beside(word string) bool {
	switch word {
	case "this", "last", "week", "month", "year", "sprint", "today", "yesterday", "q1", "q2", "q3", "q4", "and", "all", "the", "items", "tasks", "cards", "issues", "work",
		"diese", "letzte", "woche", "monat", "und", "alles", "aufgaben", "cette", "semaine", "mois", "et", "esta", "semana", "mes", "y", "questa", "settimana", "e", "deze", "en",
		"эта", "неделя", "и", "і", "i", "a", "och", "og", "ja", "ve", "v", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
		"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december":
		return true
	}
	return false
}
