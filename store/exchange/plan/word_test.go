package plan

import "testing"

func TestANameIsOneWordOfAShell(t *testing.T) {
	for name, want := range map[string]string{"Team Red": "'Team Red'", "It's $on": `"It's \$on"`, "Fin": "Fin", "-x": "'-x'", "": "''"} {
		if got := shellWord(name); got != want {
			t.Errorf("%q: got %s, want %s", name, got, want)
		}
	}
}
