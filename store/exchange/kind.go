package exchange

import (
	"strings"
	"unicode"

	"baton/model"
)

// stage is a step of work under all the names people give it: columns whose
// names are of one stage are the same to an import.
type stage struct {
	kind  model.Kind
	names string // words or phrases, one a comma
}

// stages are asked in order: the first that has the name, or a word of it.
var stages = []stage{
	{model.KindDone, "done,complete,completed,finished,closed,resolved,shipped,released,live,deployed,launched,published,merged,accepted," +
		"fertig,erledigt,abgeschlossen,geschlossen,terminé,fini,fait,fermé,완료,종료,hecho,terminado,completado,cerrado,klaar,gereed,完了,完成"},
	{model.KindDone, "canceled,cancelled,won't do,wont do,won't fix,wontfix,duplicate,rejected,abandoned,abgebrochen,annulé,취소,cancelado"},
	{model.KindBacklog, "backlog,ideas,idea,someday,later,icebox,wishlist,wish list,inbox,triage,maybe,parked,parking lot,on hold,future,brainstorm," +
		"ideen,später,irgendwann,idées,plus tard,백로그,아이디어,ideas,pendientes,algún día"},
	{model.KindDoing, "review,in review,code review,reviewing,approval,approve,pull request,überprüfung,prüfung,en revue,revue,relecture,검토,리뷰,revisión,en revisión"},
	{model.KindDoing, "test,testing,qa,verify,verification,validation,staging,uat,testen,im test,recette,테스트,pruebas,en pruebas"},
	{model.KindDoing, "blocked,waiting,waiting for,stuck,blockiert,wartet,bloqué,en attente,차단,대기,bloqueado,en espera"},
	{model.KindDoing, "doing,in progress,wip,work in progress,started,active,working,development,developing,in development,building,current," +
		"in arbeit,läuft,in bearbeitung,en cours,진행,진행 중,진행중,en curso,en progreso,haciendo,bezig,進行中,进行中"},
	{model.KindTodo, "todo,to do,to-do,next,up next,ready,open,new,planned,selected,selected for development,this week,today,sprint,sprint backlog,unstarted,queue,queued,tasks," +
		"offen,zu erledigen,geplant,neu,bereit,à faire,prêt,ouvert,할 일,할일,예정,por hacer,abierto,nuevo,listo,te doen,未着手,待办"},
}

// stageOf returns the index of the stage a column's name belongs to, -1 for
// none. The whole name counts first, then phrases in it, word by word.
func stageOf(name string) int {
	name = words(name)
	for i, s := range stages {
		for n := range strings.SplitSeq(s.names, ",") {
			if words(n) == name {
				return i
			}
		}
	}
	for i, s := range stages {
		for n := range strings.SplitSeq(s.names, ",") {
			if strings.Contains(" "+name+" ", " "+words(n)+" ") {
				return i
			}
		}
	}
	return -1
}

// words returns the letters and digits of s in small letters, blanks between
// the words.
func words(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\'' || r == '’':
			return -1
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			return unicode.ToLower(r)
		}
		return ' '
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// guessKinds gives columns that have no kind one: by name, else by position:
// the first is todo, those behind it doing. A column before one of kind backlog
// or todo is not taken for doing, and none is taken for done: what is open must
// not become done by a guess.
func guessKinds(cols []model.Column) {
	for i := range cols {
		if s := stageOf(cols[i].Name); cols[i].Kind == "" && s >= 0 {
			cols[i].Kind = stages[s].kind
		}
	}
	for i := range cols {
		if cols[i].Kind != "" {
			continue
		}
		cols[i].Kind = model.KindDoing
		if i == 0 || ahead(cols[i+1:]) {
			cols[i].Kind = model.KindTodo
		}
	}
}

// ahead reports whether what is yet to be begun follows.
func ahead(rest []model.Column) bool {
	for _, c := range rest {
		if c.Kind == model.KindTodo || c.Kind == model.KindBacklog {
			return true
		}
	}
	return false
}
