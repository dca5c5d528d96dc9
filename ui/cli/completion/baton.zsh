#compdef baton
# zsh completion for baton                                      -*- zsh -*-
#
# What a board says is only ever a word here, never evaluated: zsh itself quotes
# what it inserts.

_baton()
{
    local typed=$PREFIX out directive row value note word flag='' longest=0 room i
    local -a words_before values notes lines options

    # Words before come with their quotes. Nothing in them is run.
    for word in "${(@)words[1,CURRENT-1]}"; do
        [[ $word == '~/'* ]] && word=${(q)HOME}${word#\~}
        words_before+=("${(Q)word}")
    done
    # The quote that is open is no part of what has been typed.
    [[ $compstate[quote] == [\'\"] ]] && typed=$compstate[quote]$typed$compstate[quote]
    typed=${(Q)typed}

    out=$("$words_before[1]" __complete "${(@)words_before[2,-1]}" "$typed" 2>/dev/null) || return
    directive=${out##*:} out=${out%:*}
    [[ $directive == <-> ]] && ! ((directive & 1)) || return

    # Of --flag=value baton gives the value alone.
    if [[ $typed == -*=* ]]; then
        flag=${typed%%=*}=
        compset -P 1 '*='
    fi
    for row in "${(@f)out}"; do
        value=${row%%$'\t'*} note=''
        [[ $row == *$'\t'* ]] && note=${row#*$'\t'}
        value=${value#"$flag"}
        [[ -n $value ]] || continue
        values+=("$value") notes+=("$note")
        ((${(m)#value} > longest)) && longest=${(m)#value}
    done

    if ((directive & 32)); then
        options=(-V baton)
    else
        options=(-J baton)
    fi
    ((directive & 2)) && options+=(-S '')
    if [[ -n ${(j::)notes} ]]; then
        room=$((COLUMNS - longest - 5))
        for ((i = 1; i <= $#values; i++)); do
            value=${(mr:longest:)values[i]} note=${notes[i]}
            if [[ -n $note ]] && ((room > 8)); then
                ((${(m)#note} > room)) && note=${(mr:room-1:)note}…
                value+="  ($note)"
            fi
            lines+=("$value")
        done
        options+=(-l -d lines)
    fi
    # What was typed may differ in case.
    compadd $options -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' -a values && return
    ((directive & 4)) || _files
}

if [[ $funcstack[1] == _baton ]]; then
    _baton "$@" # loaded from fpath when it is first asked for
elif ((${+functions[compdef]})); then
    compdef _baton baton
else
    print -u2 'baton: no completion without compinit: write autoload -U compinit && compinit in front of it'
fi
