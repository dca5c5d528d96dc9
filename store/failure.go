package store

// failure carries the error of a failed read out of look-ups that return none.
type failure struct{ err error }

// Fail ends a transaction with err from within a look-up. Look-ups return no error, so
// that rules and folds can read a log as if reading could not fail. A log calls Fail in
// its [Reader], inside a call of [Attempt].
func Fail(err error) { panic(failure{err}) }

// Attempt runs f and returns its error, or the error of a read in it that failed. A log
// runs the functions of [Log.View] and [Log.Update] inside it. It covers one goroutine:
// any that f starts needs its own Attempt.
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
