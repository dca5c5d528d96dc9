package store

// failure carries the error of a failed read out of look-ups that return none.
type failure struct{ err error }

// Fail ends a transaction with err from within a look-up, which returns no error:
// rules and folds read a log as if it could not fail. A log calls it in its
// [Reader], below a call of [Attempt].
func Fail(err error) { panic(failure{err}) }

// Attempt runs f and returns its error, or the one that a read in it failed with.
// A log runs what it is given in [Log.View] and [Log.Update] like this. It is for
// one goroutine: one that f starts needs an Attempt of its own.
func Attempt(f func() error) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case failure:
			err = r.err
		default:
			panic(r)
		}
	}()
	return f()
}
