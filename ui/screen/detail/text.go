package detail

import (
	"cmp"
	"fmt"
	"strings"

	"baton/model"
	"baton/ui/look"
	"baton/ui/markdown"
)

// text draws the description, the checklist, the links, the comments and the
// history, and caches them.
func (d *Detail) text(t *model.Task, w int) []string {
	key := drawn{t, d.body, w, d.world.Now().Unix() / 60, d.world.Board}
	if d.lines != nil && d.drawn == key {
		return d.lines
	}
	var out []string
	out = append(out, d.wrapTitle(t, w)...)
	if d.body != nil {
		out = append(out, d.description(w)...)
		out = append(out, d.checklist(t, w)...)
		out = append(out, d.links(w)...)
		out = append(out, d.comments(w)...)
	}
	out = append(out, d.history(w)...)
	d.lines, d.drawn = out, key
	return out
}

// wrapTitle draws the whole of a title that the header had to cut.
func (d *Detail) wrapTitle(t *model.Task, w int) []string {
	title := look.Show(t.Title)
	if look.Width(title) < w-30 {
		return nil
	}
	var out []string
	for _, l := range look.Wrap(title, w, 12) {
		out = append(out, d.world.Theme.Title.Render(l))
	}
	return append(out, "")
}

func (d *Detail) description(w int) []string {
	if d.body.Description == "" {
		return nil
	}
	return append(markdown.Draw(d.world.Theme, d.body.Description, w), "")
}

func (d *Detail) checklist(t *model.Task, w int) []string {
	if len(d.body.Checklist) == 0 {
		return nil
	}
	th := d.world.Theme
	out := []string{th.Heading.Render("Checklist") + " " + th.Dim.Render(fmt.Sprintf("%d/%d", t.Ticked, t.Items))}
	group := ""
	for _, i := range d.body.Checklist {
		if i.Group != group {
			group = i.Group
			out = append(out, "  "+th.Dim.Render(look.Show(group)))
		}
		box, style := th.Dim.Render(th.Signs.Open), th.Text
		if i.Done {
			box, style = th.Good.Render(th.Signs.Done), th.Dim
		}
		for n, l := range look.Wrap(look.Show(i.Text), max(4, w-6), 8) {
			if n == 0 {
				out = append(out, "  "+box+" "+style.Render(l))
			} else {
				out = append(out, "      "+style.Render(l))
			}
		}
	}
	return append(out, "")
}

func (d *Detail) links(w int) []string {
	if len(d.body.Links) == 0 {
		return nil
	}
	th := d.world.Theme
	out := []string{th.Heading.Render("Links")}
	for _, l := range d.body.Links {
		text := look.Show(l.Title)
		if text != "" && text != l.URL {
			text += "  "
		} else {
			text = ""
		}
		out = append(out, "  "+th.Fit(th.Text.Render(text)+th.Link.Render(look.Show(l.URL)), w-2))
	}
	return append(out, "")
}

func (d *Detail) comments(w int) []string {
	if len(d.body.Comments) == 0 {
		return nil
	}
	th := d.world.Theme
	var out []string
	for _, c := range d.body.Comments {
		by := look.Show(cmp.Or(model.Named[model.Person](d.world.Setup(), string(c.By)), "unknown"))
		head := d.colour(c.By).Render(by) + "  " + th.Dim.Render(d.ago(c.At))
		if c.Edited != 0 {
			head += th.Dim.Render(", edited " + d.ago(c.Edited))
		}
		out = append(out, head)
		for _, l := range markdown.Draw(th, hardBreaks(c.Text), max(4, w-2)) {
			out = append(out, "  "+l)
		}
		out = append(out, "")
	}
	return out
}

// hardBreaks keeps the line breaks of a comment as they were typed.
func hardBreaks(s string) string {
	if strings.Contains(s, "```") {
		return s
	}
	return strings.ReplaceAll(s, "\n", "  \n")
}

// colour returns the quiet colour of a person.
func (d *Detail) colour(p model.PersonID) look.Style {
	for i, q := range d.world.Setup().People {
		if q.ID == p {
			return d.world.Theme.Quiet(i)
		}
	}
	return d.world.Theme.Text
}

// ago formats a past moment as people say it.
func (d *Detail) ago(i model.Instant) string {
	ms := model.At(d.world.Now()) - i
	const hours = 60 * 60 * 1000
	if ms >= 0 && ms < hours/60 {
		return "just now"
	}
	if ms >= 0 && ms < 24*hours {
		return span(ms) + " ago"
	}
	return model.DayOf(i.Time().In(d.world.Now().Location())).Words(d.world.Today())
}

func (d *Detail) history(w int) []string {
	if len(d.moments) == 0 {
		return nil
	}
	th := d.world.Theme
	out := []string{th.Heading.Render("History")}
	for _, m := range d.moments {
		by := look.Show(model.Named[model.Person](d.world.Setup(), string(m.By)))
		when := th.Dim.Render(look.Fit(d.ago(m.At), 12))
		lines := look.Wrap(by+" "+look.Show(m.Text), max(4, w-15), 3)
		for n, l := range lines {
			if n == 0 {
				out = append(out, "  "+when+" "+th.Text.Render(l))
			} else {
				out = append(out, look.Spaces(15)+th.Text.Render(l))
			}
		}
	}
	return out
}
