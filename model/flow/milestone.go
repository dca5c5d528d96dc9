package flow

import "baton/model"

// Of returns the history of one milestone: a task joins it when it is put into the
// milestone and leaves it, done or not, when it is taken out.
func (h *History) Of(m model.MilestoneID) *History {
	out := &History{Setup: h.Setup}
	for _, t := range h.Tracks {
		in := timeWhile(t.milestones, func(is model.MilestoneID) bool { return is == m })
		if len(in) == 0 || !t.Real() {
			continue
		}
		its := *t
		its.Created = max(t.Created, in[0].from)
		its.outside = in.complement()
		its.holds = within(t.holds, in)
		its.waits = t.waits.intersect(in)
		out.Tracks = append(out.Tracks, &its)
	}
	return out
}
