package cli

import (
	"context"

	"baton/model"
	"baton/model/op"
)

// duplicate adds tasks again, and prints the references of the new ones.
func duplicate(ctx context.Context, s *session, args []string) error {
	did, err := s.applied(ctx, s.plan(s.each(args, func(ids []model.ID) op.Op { return op.Duplicate{Tasks: ids} })))
	if err != nil {
		return s.hint(err)
	}
	return tellAdded(ctx, s, did)
}
