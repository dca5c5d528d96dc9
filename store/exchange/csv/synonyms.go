package csv

// The parts of a task that a column of a table can hold, as --map names them.
const (
	titleCol    = "title"
	doneCol     = "done"
	canceledCol = "canceled"
	statusCol   = "status"
	categoryCol = "category"
	idCol       = "id"
	keyCol      = "key"
	noCol       = "-"
	freeCol     = "field."
)

// synonyms are the names that columns have in the exports of Jira, Linear,
// Asana, ClickUp, GitHub, GitLab, Trello, Kanboard, Notion, Todoist, Monday, Azure
// DevOps, YouTrack, Redmine, OpenProject and Taskwarrior and in people's own
// sheets, in the languages that [months] knows and Korean, Japanese and Chinese:
// the letters and digits only. Of several columns for one thing the earlier name
// wins.
var synonyms = []struct{ field, names string }{
	{titleCol, "title,summary,taskname,cardname,issuetitle,task,name,subject,headline,item,items,tasks,story,feature,titel,zusammenfassung,aufgabe,betreff,bezeichnung," +
		"titre,résumé,resume,tâche,tache,nom,sujet,título,titulo,resumen,tarea,asunto,nombre,tarefa,nome,resumo,assunto,titolo,attività,oggetto,riepilogo," +
		"taak,naam,onderwerp,samenvatting,tytuł,zadanie,nazwa,temat,podsumowanie,название,задача,тема,заголовок,наименование," +
		"제목,요약,작업,작업명,이름,タイトル,件名,題名,タスク,タスク名,名前,要約,标题,任务,任务名称,名称,主题,標題,任務,名稱,主題," +
		"content,description,text,beschreibung,descripción,descripcion,descrição,descricao,descrizione,설명,説明,描述"},
	{"description", "description,carddescription,taskcontent,desc,notes,note,details,body,content,beschreibung,notizen,détails,descripción,descripcion,notas,detalles,descrição,descricao," +
		"descrizione,note,dettagli,omschrijving,beschrijving,notities,opis,notatki,описание,заметки,설명,내용,메모,説明,詳細,内容,描述,备注,說明"},
	{statusCol, "status,state,column,columnname,list,listname,stage,section,sectioncolumn,sectionname,phase,spalte,spaltenname,zustand,statut,état,etat,colonne,estado,columna,etapa,coluna,situação," +
		"stato,colonna,kolom,kolumna,stan,статус,состояние,колонка,상태,단계,컬럼,ステータス,状態,列,状态,狀態"},
	{categoryCol, "statuscategory"},
	{"assignees", "assignees,assignee,assigneeusername,assigneename,assignedto,assigned,assign,owner,owners,responsible,members,people,person,assigneeemail,zugewiesen,zugewiesenan," +
		"zugewieseneperson,verantwortlich,bearbeiter,zuständig,assignéà,assigné,attribuéà,responsable,personneassignée,asignadoa,asignado,encargado,responsável,atribuídoa,assegnatario,assegnatoa,responsabile," +
		"toegewezenaan,verantwoordelijke,eigenaar,przypisany,przypisanydo,osoba,исполнитель,ответственный,담당자,담당,担当者,担当,负责人,經辦人,经办人,負責人"},
	{"author", "createdby,creator,creatorusername,creatorname,reporter,author,authorusername,requester,autor,ersteller,erstelltvon,auteur,créépar,rapporteur,creadopor,criadopor,relator," +
		"autore,creatoda,segnalatore,aangemaaktdoor,zgłaszający,utworzonyprzez,автор,작성자,보고자,作成者,報告者,报告人,创建人,創建人"},
	{"priority", "priority,prio,importance,urgency,priorität,wichtigkeit,priorité,priorite,prioridad,prioridade,priorità,prioriteit,priorytet,приоритет,우선순위,중요도,優先度,优先级,優先級"},
	{"labels", "labels,label,tags,tag,components,component,componentss,categories,category,etiketten,stichwörter,schlagwörter,schlagworte,étiquettes,etiquettes,etiquetas,etichette,etykiety,tagi,метки,теги," +
		"라벨,레이블,태그,ラベル,タグ,标签,標籤"},
	{"estimate", "estimate,storypoints,storypointestimate,points,estimation,complexity,weight,effort,size,schätzung,aufwand,punkte,komplexität,charge,complexité,estimación,estimacion,puntos,complejidad," +
		"pontos,estimativa,complexidade,stima,punti,complessità,schatting,punten,punkty,szacowanie,оценка,추정,점수,스토리포인트,見積もり,ポイント,估算,点数"},
	{"due", "due,duedate,deadline,dueon,targetdate,finishdate,fällig,fälligam,fälligkeit,fälligkeitsdatum,termin,échéance,echeance,datedéchéance,datelimite," +
		"vencimiento,fechadevencimiento,fechalímite,fechalimite,plazo,vencimento,datadevencimento,prazo,datalimite,scadenza,datadiscadenza,vervaldatum,einddatum,termin,terminwykonania," +
		"срок,срокисполнения,дедлайн,마감,마감일,기한,期限,期日,締切,截止日期,到期日,截止"},
	{"created", "created,createdat,createdon,createdtime,creationdate,creationtime,datecreated,createddate,dateadded,added,opened,erstellt,erstelltam,erstelldatum,angelegt,créé,créele,crééle,datedecréation," +
		"creado,fechadecreación,fechadecreacion,criado,criadoem,datadecriação,creato,creatoil,datadicreazione,gemaakt,aangemaakt,aangemaaktop,utworzono,datautworzenia,создано,создана,датасоздания," +
		"생성,생성일,작성일,作成日,作成日時,创建时间,创建日期,建立日期"},
	{"updated", "updated,updatedat,updatedon,lastmodified,modified,lastupdated,lastactivity,lastactivitydate,lasteditedtime,lastedited,changeddate,modificationdate,datemodified,dateupdated,geändert,aktualisiert," +
		"modifié,misàjour,actualizado,modificado,atualizado,aggiornato,bijgewerkt,gewijzigd,zaktualizowano,обновлено,изменено,수정,수정일,업데이트,更新日,更新日時,更新时间,更新日期"},
	{"started", "started,startedat,inprogressat,activateddate,begonnen,gestartet,commencé,démarré,iniciado,empezado,iniziato,gestart,rozpoczęto,начато,시작,시작일,開始日"},
	{doneCol, "done,doneat,completed,completedat,completedon,completiondate,completiontime,datecompleted,resolved,resolvedat,resolutiondate,dateresolved,closed,closedat,closedon,closeddate,dateclosed,datedone,finished," +
		"erledigt,erledigtam,abgeschlossen,geschlossen,terminé,résolu,fermé,hecho,terminado,completado,resuelto,cerrado,concluído,resolvido,fechado,completato,risolto,chiuso,voltooid,afgerond,gesloten," +
		"ukończono,zakończono,zamknięto,завершено,решено,закрыто,완료,완료일,종료일,完了日,完成日期,完成时间"},
	{canceledCol, "canceled,cancelled,canceledat,cancelledat"},
	{"parent", "parent,parentissue,parenttask,parentkey,parentid,epiclink,übergeordnet,elternaufgabe,übergeordneteaufgabe,tâcheparente,padre,tareapadre,tarefapai,attivitàpadre,hoofdtaak,zadanienadrzędne," +
		"родительскаязадача,상위,상위작업,親タスク,父任务"},
	{idCol, "id,issueid,taskid,cardid,itemid,workitemid,uuid,number,nummer,nr,no,numéro,número,identifiant,номер,번호,番号,编号"},
	{keyCol, "key,issuekey,ref,reference,identifier,taskcustomid,schlüssel,vorgangsschlüssel,clé,référence,clave,referencia,chave,chiave,sleutel,klucz,ключ,키,キー,关键字"},
	{"milestone", "milestone,projectmilestone,fixversion,fixversions,fixversionss,sprint,sprints,sprintname,targetversion,release,version,iteration,iterationpath,meilenstein,jalon,hito,marco,mijlpaal,веха,마일스톤,스프린트,マイルストーン,里程碑"},
	{"comments", "comments,comment,kommentare,kommentar,commentaires,commentaire,comentarios,comentario,comentários,comentário,commenti,commento,opmerkingen,reacties,komentarze,komentarz,комментарии,комментарий,댓글,코멘트,コメント,评论,評論"},
	{"blocked_by", "blockedby,blockedbydependencies,dependson,depends,dependencies,waitsfor,waitingon,predecessors,inwardissuelinkblocks,blockiertvon,abhängigvon,wartetauf,bloquépar,dépendde,bloqueadopor,dependede," +
		"bloccatoda,dipendeda,geblokkeerddoor,blokowaneprzez,선행작업"},
	{"blocked", "blocked,blockedreason,blockreason,blockiert,bloqué,bloqueado,차단"},
	{"links", "links,link,attachmentlinks,url,urls,cardurl,taskurl,attachments,attachment,weblink,externallink,anhänge,anhang,verknüpfungen,liens,lien,piècesjointes,enlaces,enlace,adjuntos,링크,첨부파일"},
	{"archived", "archived,archivedat,archiviert,archivé,archivado,arquivado,archiviato,gearchiveerd,보관"},
	{"checklist", "checklist,checklists,checkliste,listedecontrôle,listadecomprobación,체크리스트"},
}
