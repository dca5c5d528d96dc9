package dates

import (
	"slices"
	"strings"
	"time"
)

// months are the names of each month and what they are cut to in English, German,
// French, Spanish, Portuguese, Italian, Dutch, Polish and Russian. Korean,
// Japanese and Chinese count them.
func months() [12]string {
	return [12]string{
		"january,jan,januar,jänner,jän,janvier,janv,enero,ene,janeiro,gennaio,gen,januari,styczeń,stycznia,sty,январь,января,янв",
		"february,feb,februar,feber,février,fevrier,févr,fév,fevr,fev,febrero,fevereiro,febbraio,februari,luty,lutego,lut,февраль,февраля,февр,фев",
		"march,mar,märz,maerz,mär,mrz,mars,marzo,março,marco,maart,mrt,marzec,marca,март,марта,мар",
		"april,apr,avril,avr,abril,abr,aprile,kwiecień,kwietnia,kwi,апрель,апреля,апр",
		"may,mai,mayo,maio,maggio,mag,mei,maj,maja,май,мая",
		"june,jun,juni,juin,junio,junho,giugno,giu,czerwiec,czerwca,cze,июнь,июня,июн",
		"july,jul,juli,juillet,juil,julio,julho,luglio,lug,lipiec,lipca,lip,июль,июля,июл",
		"august,aug,août,aout,agosto,ago,augustus,sierpień,sierpnia,sie,август,августа,авг",
		"september,sep,sept,septembre,septiembre,setiembre,setembro,set,settembre,wrzesień,września,wrz,сентябрь,сентября,сент,сен",
		"october,oct,oktober,okt,octobre,octubre,outubro,out,ottobre,ott,październik,października,paź,октябрь,октября,окт",
		"november,nov,novembre,noviembre,novembro,listopad,listopada,lis,ноябрь,ноября,нояб,ноя",
		"december,dec,dezember,dez,décembre,decembre,déc,diciembre,dic,dezembro,dicembre,grudzień,grudnia,gru,декабрь,декабря,дек",
	}
}

// namesOfDays are the days of the week in the same languages, Monday first, Sunday last.
const namesOfDays = "monday,mon,montag,mo,lundi,lun,lunes,segunda-feira,segunda,seg,lunedì,maandag,ma,poniedziałek,pon,понедельник,пн," +
	"tuesday,tues,tue,dienstag,di,mardi,mar,martes,terça-feira,terça,ter,martedì,dinsdag,wtorek,wt,вторник,вт," +
	"wednesday,wed,mittwoch,mi,mercredi,mer,miércoles,mié,mie,quarta-feira,quarta,qua,mercoledì,woensdag,wo,środa,śr,среда,ср," +
	"thursday,thurs,thur,thu,donnerstag,do,jeudi,jeu,jueves,jue,quinta-feira,quinta,qui,giovedì,gio,donderdag,czwartek,czw,четверг,чт," +
	"friday,fri,freitag,fr,vendredi,ven,viernes,vie,sexta-feira,sexta,sex,venerdì,vrijdag,vr,piątek,pt,пятница,пт," +
	"saturday,sat,samstag,sonnabend,sa,samedi,sam,sábado,sáb,sab,sabato,zaterdag,za,sobota,sob,суббота,сб," +
	"sunday,sun,sonntag,so,dimanche,dim,domingo,dom,domenica,zondag,zo,niedziela,niedz,ndz,nd,воскресенье,вс"

// dayNames knows the names of months and weekdays, in small letters.
type dayNames struct {
	month   map[string]time.Month
	weekday map[string]bool
}

func newDayNames() dayNames {
	c := dayNames{map[string]time.Month{}, map[string]bool{}}
	for i, names := range months() {
		for name := range strings.SplitSeq(names, ",") {
			c.month[name] = time.Month(i + 1)
		}
	}
	for name := range strings.SplitSeq(namesOfDays, ",") {
		c.weekday[name] = true
	}
	return c
}

// isWeekday reports whether a word is the name of a day of the week.
func (c dayNames) isWeekday(word string) bool {
	word = strings.Trim(word, ".,")
	return c.weekday[word] || slices.ContainsFunc([]string{"요일", "曜日"}, func(end string) bool { return strings.HasSuffix(word, end) }) ||
		slices.ContainsFunc([]string{"星期", "周", "週"}, func(begin string) bool { return strings.HasPrefix(word, begin) })
}

// offsets are the zones that programs write by their letters alone and that are
// of one place on earth, in seconds east of Greenwich. CST, IST and the like are
// of several: they count only where the board's own zone is called so.
func offsets() map[string]int {
	const h = 3600
	return map[string]int{
		"z": 0, "utc": 0, "gmt": 0, "wet": 0, "west": h, "cet": h, "mez": h, "cest": 2 * h, "mesz": 2 * h, "eet": 2 * h, "eest": 3 * h, "msk": 3 * h,
		"jst": 9 * h, "kst": 9 * h, "aest": 10 * h, "aedt": 11 * h, "nzst": 12 * h, "nzdt": 13 * h,
		"est": -5 * h, "edt": -4 * h, "cdt": -5 * h, "mst": -7 * h, "mdt": -6 * h, "pst": -8 * h, "pdt": -7 * h,
	}
}
