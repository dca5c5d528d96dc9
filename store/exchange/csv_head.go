package exchange

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"baton/model"
)

// The parts of a task that a column of a table can hold, as --map names them.
const (
	csvTitle    = "title"
	csvDone     = "done"
	csvCanceled = "canceled"
	csvStatus   = "status"
	csvCategory = "category"
	csvID       = "id"
	csvKey      = "key"
	csvIgnore   = "-"
	csvFree     = "field."
)

// synonyms are the names that columns have in the exports of Jira, Linear,
// Asana, ClickUp, GitHub, Trello and in people's own sheets, in English,
// German, French, Spanish and Korean: the letters and digits only. Of several
// columns for one thing the earlier name wins.
var synonyms = []struct{ field, names string }{
	{csvTitle, "title,summary,taskname,cardname,issuetitle,task,name,subject,headline,titel,zusammenfassung,aufgabe,betreff," +
		"titre,résumé,resume,tâche,tache,nom,título,titulo,resumen,tarea,asunto,nombre,제목,요약,작업,작업명,이름"},
	{"description", "description,carddescription,desc,notes,note,details,body,content,beschreibung,notizen,détails,descripción,descripcion,notas,detalles,설명,내용,메모"},
	{csvStatus, "status,state,column,list,listname,stage,section,sectioncolumn,phase,spalte,zustand,statut,état,etat,colonne,estado,columna,etapa,상태,단계,컬럼"},
	{csvCategory, "statuscategory"},
	{"assignees", "assignees,assignee,assignedto,assigned,owner,owners,responsible,members,people,zugewiesen,zugewiesenan,verantwortlich,bearbeiter,zuständig," +
		"assignéà,assigné,attribuéà,responsable,asignadoa,asignado,encargado,담당자,담당"},
	{"author", "createdby,creator,reporter,author,requester,autor,ersteller,erstelltvon,auteur,créépar,creadopor,작성자,보고자"},
	{"priority", "priority,prio,importance,urgency,priorität,wichtigkeit,priorité,priorite,prioridad,우선순위,중요도"},
	{"labels", "labels,label,tags,tag,components,component,categories,category,etiketten,schlagwörter,schlagworte,étiquettes,etiquettes,etiquetas,라벨,레이블,태그"},
	{"estimate", "estimate,storypoints,storypointestimate,points,estimation,effort,size,schätzung,aufwand,punkte,charge,estimación,estimacion,puntos,추정,점수,스토리포인트"},
	{"due", "due,duedate,deadline,dueon,targetdate,fällig,fälligam,fälligkeit,fälligkeitsdatum,termin,échéance,echeance,datelimite," +
		"vencimiento,fechadevencimiento,fechalímite,fechalimite,plazo,마감,마감일,기한"},
	{"created", "created,createdat,createdon,creationdate,datecreated,createddate,opened,erstellt,erstelltam,angelegt,créé,créele,crééle,datedecréation,creado,fechadecreación,fechadecreacion,생성,생성일,작성일"},
	{"updated", "updated,updatedat,lastmodified,modified,lastupdated,lastactivity,geändert,aktualisiert,modifié,misàjour,actualizado,modificado,수정,수정일,업데이트"},
	{"started", "started,startedat,inprogressat,begonnen,gestartet,commencé,démarré,iniciado,empezado,시작,시작일"},
	{csvDone, "done,doneat,completed,completedat,completiondate,datecompleted,resolved,resolutiondate,closed,closedat,finished,erledigt,erledigtam,abgeschlossen,geschlossen," +
		"terminé,résolu,fermé,hecho,terminado,completado,resuelto,cerrado,완료,완료일,종료일"},
	{csvCanceled, "canceled,cancelled,canceledat,cancelledat"},
	{"parent", "parent,parentissue,parenttask,parentkey,parentid,epiclink,übergeordnet,elternaufgabe,tâcheparente,padre,tareapadre,상위,상위작업"},
	{csvID, "id,issueid,taskid,cardid,number,nummer,nr,no,numéro,número,identifiant,번호"},
	{csvKey, "key,issuekey,ref,reference,identifier,schlüssel,clé,référence,clave,referencia,키"},
	{"milestone", "milestone,projectmilestone,fixversion,fixversions,fixversionss,sprint,release,version,iteration,meilenstein,jalon,hito,마일스톤,스프린트"},
	{"comments", "comments,comment,kommentare,kommentar,commentaires,commentaire,comentarios,comentario,댓글,코멘트"},
	{"blocked_by", "blockedby,dependson,dependencies,waitsfor,inwardissuelinkblocks,blockiertvon,abhängigvon,wartetauf,bloquépar,dépendde,bloqueadopor,dependede,선행작업"},
	{"blocked", "blocked,blockedreason,blockreason,blockiert,bloqué,bloqueado,차단"},
	{"links", "links,link,url,urls,attachments,attachment,weblink,anhänge,anhang,verknüpfungen,liens,lien,piècesjointes,enlaces,enlace,adjuntos,링크,첨부파일"},
	{"archived", "archived,archivedat,archiviert,archivé,archivado,보관"},
	{"checklist", "checklist,checklists,checkliste,listedecontrôle,listadecomprobación,체크리스트"},
}

// column is what a table says in one or, with the same header, several places.
type column struct {
	head  string
	at    []int
	field string // "" for none yet
	rank  int    // its name's place among the synonyms
	order string // whether its dates begin with the day or the month, if --map says so
	dates dates
}

// letters returns the letters and digits of a header, small. What Jira calls
// "Custom field (Story Points)" is "storypoints".
func letters(s string) string {
	s = line(s)
	if inner, ok := strings.CutPrefix(s, "Custom field ("); ok {
		s = strings.TrimSuffix(inner, ")")
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// columnsOf finds what the columns of a table hold: by the map first, then by
// their names. What no name fits is a free field.
func columnsOf(t table, by map[string]string) ([]*column, error) {
	cols, err := gather(t.head, by)
	if err != nil {
		return nil, err
	}
	for _, s := range synonyms {
		if slices.ContainsFunc(cols, func(c *column) bool { return c.field == s.field && c.rank < 0 }) {
			continue // the map says which
		}
		var best *column
		for _, c := range cols {
			i := slices.Index(strings.Split(strings.ToLower(s.names), ","), letters(c.head))
			if c.field != "" || i < 0 || !t.used(c) {
				continue
			}
			if c.rank = i; best == nil || c.rank < best.rank {
				best = c
			}
		}
		if best != nil {
			best.field = s.field
		}
	}
	if len(cols) == 1 && cols[0].field == "" {
		cols[0].field = csvTitle
	}
	if !slices.ContainsFunc(cols, func(c *column) bool { return c.field == csvTitle }) {
		return nil, model.Errorf(model.Usage, "csv: none of the columns is known to be the title: say which with --map \"COLUMN=title\" (there are %s)", heads(cols))
	}
	return freeNames(cols), nil
}

// gather groups columns with the same header and obeys the map.
func gather(head []string, by map[string]string) ([]*column, error) {
	var cols []*column
	known := map[string]*column{}
	for i, h := range head {
		name := line(h)
		c := known[strings.ToLower(name)]
		if c == nil || name == "" {
			c = &column{head: name}
			known[strings.ToLower(name)] = c
			cols = append(cols, c)
		}
		c.at = append(c.at, i)
		if free, ok := strings.CutPrefix(name, csvFree); ok && free != "" {
			c.field = name
		}
	}
	for _, name := range slices.Sorted(maps.Keys(by)) {
		c := known[strings.ToLower(line(name))]
		if c == nil {
			return nil, model.Errorf(model.NotFound, "csv: no column %q: there are %s", line(name), heads(cols))
		}
		field, order, err := mapped(by[name])
		if err != nil {
			return nil, err
		}
		c.field, c.rank, c.order = field, -1, order
	}
	return cols, nil
}

// mapped reads what --map says that a column holds, and in which order its
// dates are.
func mapped(to string) (field, order string, err error) {
	if strings.HasPrefix(to, csvFree) && len(to) > len(csvFree) {
		return to, "", nil
	}
	field, order, said := strings.Cut(to, ":")
	if said && (order != dayFirst && order != monthFirst || !slices.Contains(dated(), field)) {
		return "", "", model.Errorf(model.Usage, "csv: %q says nothing of a column: due:%s and due:%s say whether the day or the month of a date comes first", to, dayFirst, monthFirst)
	}
	if field == csvIgnore {
		return field, "", nil
	}
	for _, s := range synonyms {
		if s.field == field {
			return field, order, nil
		}
	}
	return "", "", model.Errorf(model.Usage, "csv: a task has no %q to map a column to: there are %s, field.NAME and - for none", field, fieldNames())
}

func heads(cols []*column) string {
	var out []string
	for _, c := range cols {
		if c.head != "" && len(out) < 20 {
			out = append(out, c.head)
		}
	}
	return strings.Join(out, ", ")
}

func fieldNames() string {
	var out []string
	for _, s := range synonyms {
		out = append(out, s.field)
	}
	return strings.Join(out, ", ")
}

// used reports whether any row says something in a column.
func (t table) used(c *column) bool {
	return len(t.rows) == 0 || slices.ContainsFunc(t.rows, func(row []string) bool {
		return slices.ContainsFunc(c.at, func(i int) bool { return strings.TrimSpace(row[i]) != "" })
	})
}

// freeNames makes what is left free fields.
func freeNames(cols []*column) []*column {
	taken := map[string]bool{}
	for _, c := range cols {
		if free, ok := strings.CutPrefix(c.field, csvFree); ok {
			taken[strings.ToLower(free)] = true
		}
	}
	for _, c := range cols {
		if c.field != "" {
			continue
		}
		name := c.head
		if inner, ok := strings.CutPrefix(name, "Custom field ("); ok {
			name = strings.TrimSuffix(inner, ")")
		}
		if name == "" {
			name = "Column"
		}
		c.field = csvFree + unique(name, taken)
	}
	return cols
}
