package model

// Retired returns the names that a purge of a task takes out of the history
// with it, and what stands in their place: of labels and milestones that the
// task had, and of people who came onto the board with it, those that were
// removed since or are called otherwise now. IDs are made of names, and go too.
// It is to be asked before the task is scrubbed, of the board as it is then.
func Retired(r Reader, task ID) map[string]string {
	out := retiree{r: r, words: map[string]string{}}
	labels, milestones, people := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for ev := range r.History(task, 0) {
		for _, c := range append(append([]Change{}, ev.Do...), ev.Back...) {
			switch c := c.(type) {
			case Put[Label]:
				labels[c.Item.Key()] = true
			case Put[Milestone]:
				milestones[c.Item.Key()] = true
			case Put[Person]:
				people[c.Item.Key()] = true
			case AddTask:
				for _, l := range c.Task.Labels {
					labels[string(l)] = true
				}
				milestones[string(c.Task.Milestone)] = true
			case Set:
				milestones[c.To.Text] = milestones[c.To.Text] || c.Field == MilestoneField
			case Members:
				for _, m := range append(c.Add, c.Remove...) {
					labels[m] = labels[m] || c.Field == LabelsField
				}
			}
		}
	}
	retire[Label](out, labels)
	retire[Milestone](out, milestones)
	retire[Person](out, people)
	return out.words
}

// retiree gathers the words that go.
type retiree struct {
	r     Reader
	words map[string]string
}

// retire takes in the names that items had which are gone, or are called
// otherwise.
func retire[T Item](out retiree, keys map[string]bool) {
	for key, had := range keys {
		item, ok := ByKey[T](out.r.Setup(), key)
		if !had || !ok {
			continue
		}
		now := item.Called()
		if item.Dead() {
			now = purged
		}
		former := map[string]bool{}
		for ev := range out.r.History(ID{}, 0) {
			for _, c := range append(append([]Change{}, ev.Do...), ev.Back...) {
				if put, ok := c.(Put[T]); ok && put.Item.Key() == key && put.Item.Called() != now {
					former[put.Item.Called()] = true
				}
			}
		}
		for name := range former {
			out.words[name] = now
		}
		if len(former) > 0 && key != NewKey(now, func(string) bool { return false }) {
			out.words[key] = NewKey(now, func(k string) bool { return out.taken(k) })
		}
	}
}

// taken reports whether a key is anything's, or is to be.
func (o retiree) taken(key string) bool {
	s := o.r.Setup()
	_, label := ByKey[Label](s, key)
	_, milestone := ByKey[Milestone](s, key)
	_, person := ByKey[Person](s, key)
	for _, to := range o.words {
		if to == key {
			return true
		}
	}
	return label || milestone || person
}
