package cli

import (
	"fmt"
	"os/user"
	"slices"
	"strings"

	"baton/model"
	"baton/model/query"
	"baton/ui/look"
)

// identity is who the person claims to be, and where that comes from.
type identity struct {
	name, email string
	from        string
}

// Where a name for one command is given.
const (
	asFlag     = "--as"
	asVariable = "BATON_USER"
)

// identify finds out who acts: --as, BATON_USER, the configuration, git's, or the
// system's user.
func (p *Program) identify(as string, c config) identity {
	switch {
	case as != "":
		return identity{name: as, from: asFlag}
	case p.getenv(asVariable) != "":
		return identity{name: p.getenv(asVariable), from: asVariable}
	case c.User != "":
		return identity{name: c.User, from: c.path}
	}
	if git := p.gitUser(); git.name != "" || git.email != "" {
		return identity{git.name, git.email, "git's configuration"}
	}
	for _, name := range []string{"USER", "LOGNAME", "USERNAME"} {
		if v := p.getenv(name); v != "" {
			return identity{name: v, from: "the system"}
		}
	}
	if u, err := user.Current(); err == nil {
		return identity{name: u.Username, from: "the system"}
	}
	return identity{name: "me", from: "default"}
}

// resolve returns the ID and name of the person on the board that the identity means. A person
// the board does not know yet gets a short name made from the identity.
func (c identity) resolve(s *model.Setup) (model.PersonID, string) {
	name := strings.TrimPrefix(look.Clean(strings.TrimSpace(c.name)), "@")
	for _, is := range []func(p model.Person) bool{
		func(p model.Person) bool { return strings.EqualFold(p.Name, name) },
		func(p model.Person) bool { return same(p.Emails, c.email) || same(p.Emails, name) },
		func(p model.Person) bool { return name != "" && strings.EqualFold(p.Full, name) },
		func(p model.Person) bool {
			return slices.ContainsFunc(p.Logins, func(l string) bool { return isLogin(l, name) })
		},
	} {
		if i := slices.IndexFunc(s.People, func(p model.Person) bool { return !p.Removed && is(p) }); i >= 0 {
			return s.People[i].ID, s.People[i].Name
		}
	}
	if name == "" {
		name = c.email
	}
	local, _, _ := strings.Cut(name, "@")
	short := model.NewKey(local, func(string) bool { return false })
	if short == "me" || short == "none" { // @me and @none have a meaning of their own
		short += "-1"
	}
	return model.PersonID(short), short
}

// actor returns the person on the board that the identity means. A name given for one
// command that is one slip away from a known one is refused: otherwise history would name
// a person who does not exist. A person who has changed something here before is no slip.
func (s *session) actor(r model.Reader) (model.PersonID, error) {
	id, short := s.identity.resolve(r.Setup())
	if s.force || !s.identity.explicit() {
		return id, nil
	}
	if _, known := model.ByKey[model.Person](r.Setup(), string(id)); known {
		return id, nil
	}
	near, ok := query.Slip[model.Person](r.Setup(), short)
	if !ok {
		return id, nil
	}
	for range r.Own(id) {
		return id, nil
	}
	return id, &model.Error{
		Code: model.Refused, Soft: true,
		Text: fmt.Sprintf("%s: unknown person %q: did you mean %s? (--force does it anyway)", s.identity.from, short, near),
	}
}

// explicit reports whether the name was given for one command.
func (c identity) explicit() bool { return c.from == asFlag || c.from == asVariable }

func same(l []string, s string) bool {
	return s != "" && slices.ContainsFunc(l, func(o string) bool { return strings.EqualFold(o, s) })
}

// isLogin reports whether "trello:kim_lee" is meant by itself or by kim_lee.
func isLogin(login, name string) bool {
	_, bare, _ := strings.Cut(login, ":")
	return name != "" && (strings.EqualFold(login, name) || strings.EqualFold(bare, name))
}
