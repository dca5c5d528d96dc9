# fish completion for baton                                    -*- fish -*-
#
# What a board says is printed here, never evaluated: fish itself quotes what it
# inserts.

# Prints the word in front of the cursor, without its quotes, of which the last
# may be open.
function __baton_typed
    set -l raw (commandline -ct)
    for open in '' '"' "'"
        string unescape -- "$raw$open" && return
    end
    printf '%s\n' "$raw"
end 2>/dev/null

# Prints baton's answer: values with their descriptions behind a tab, and a line
# that says what fish shall do with them.
function __baton_ask
    set -l words
    for word in (commandline -opc)
        string match -q -- '~/*' $word && set word $HOME(string sub -s 2 -- $word)
        set -a words $word
    end
    # Settings for one command stand in front of it.
    while string match -qr '^[A-Za-z_][A-Za-z0-9_]*=' -- $words[1]
        set -e words[1]
    end
    set -l run $words[1]
    set -e words[1]
    type -q -- $run || set run baton
    set -l typed (__baton_typed)
    $run __complete $words "$typed" 2>/dev/null
end 2>/dev/null

function __baton_values
    set -l rows (__baton_ask)
    string match -qr '^:[0-9]+$' -- $rows[-1] || return
    set -e rows[-1]
    # Of --flag=value baton gives the value alone.
    set -l flag (string match -r '^-[^=]*=' -- (__baton_typed))
    for row in $rows
        test -n "$row" && printf '%s%s\n' "$flag" "$row"
    end
end

# Files are asked for where baton has nothing to say and does not forbid them.
function __baton_files
    set -l rows (__baton_ask)
    test (count $rows) -eq 1 && string match -qr '^:[0-9]+$' -- $rows[1] || return
    test (math "floor($(string sub -s 2 -- $rows[1]) / 4) % 2") -eq 0
end

complete -c baton -e
complete -c baton -f -k -a '(__baton_values)'
complete -c baton -n __baton_files -F
