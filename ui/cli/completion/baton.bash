# bash completion for baton                                -*- shell-script -*-
#
# It needs nothing but bash. The line is read here, so that words with : @ # !
# and quotes come to baton as they will when it is run; nothing in it is run.

# Reads the line up to the cursor into words. kept is how much of the last word
# bash leaves alone, because it is in front of a character that breaks words or
# of an open quote.
__baton_read()
{
    local line=${COMP_LINE:0:COMP_POINT} i c word='' begun=''
    words=() kept=0 quote=''
    for ((i = 0; i < ${#line}; i++)); do
        c=${line:i:1}
        if [[ -n $quote ]]; then
            if [[ $c == "$quote" ]]; then
                quote='' kept=${#word}
            elif [[ $c == \\ && $quote == '"' && ${line:i+1:1} == [\"\\\$\`] ]]; then
                word+=${line:$((++i)):1}
            else
                word+=$c
            fi
            continue
        fi
        case $c in
        \' | \")
            quote=$c begun=1 kept=${#word}
            ;;
        \\)
            word+=${line:$((++i)):1} begun=1
            ;;
        [[:space:]])
            [[ -n $begun ]] && words+=("$word")
            word='' begun='' kept=0
            ;;
        *)
            # An @ breaks a word too, but belongs to what is behind it.
            [[ $c == @ && $COMP_WORDBREAKS == *@* ]] && kept=${#word}
            word+=$c begun=1
            [[ $c != @ && $COMP_WORDBREAKS == *"$c"* ]] && kept=${#word}
            ;;
        esac
    done
    words+=("$word")
}

# Writes value so that the shell takes it as it is, in the quote that is open.
__baton_quote()
{
    local i c written=''
    [[ -n $quote ]] || {
        [[ -z $value ]] || printf -v value '%q' "$value"
        [[ $value != '~'* ]] || value=\\$value # an old bash leaves it
        return 0
    }
    for ((i = 0; i < ${#value}; i++)); do
        c=${value:i:1}
        case $quote$c in
        \'\') written+="'\\''" ;;
        # Within double quotes a backslash would stay in front of it.
        '"!') written+="\"'!'\"" ;;
        '""' | '"$' | '"`' | '"\') written+=\\$c ;;
        *) written+=$c ;;
        esac
    done
    # A quote in front would take the place of the one that is open.
    [[ -n $written && $written != "$quote"* ]] || written=$quote$written
    value=$written
}

# Asks baton what the last of the words may be. The first may be an alias or a
# function; a path is run as it is.
__baton_ask()
{
    case ${COMP_WORDS[0]} in
    *[!A-Za-z0-9_.+-]*) "${words[0]/#\~\//$HOME/}" __complete "${words[@]:1}" ;;
    *) eval "${COMP_WORDS[0]} __complete \"\${words[@]:1}\"" ;;
    esac
} 2>/dev/null

# Does what the number at the end of the answer asks for. A bash without compopt,
# or without an option of it, does without.
__baton_obey()
{
    (($1 & 2)) && compopt -o nospace
    (($1 & 4)) && compopt +o default
    (($1 & 32)) && compopt -o nosort
    return 0
} 2>/dev/null

__start_baton()
{
    local words kept quote out row value note last head flag longest=0 i
    local values=() notes=() tab=$'\t'
    COMPREPLY=()
    __baton_read
    out=$(__baton_ask) || return
    [[ ${out##*:} =~ ^[0-9]+$ ]] && ! ((${out##*:} & 1)) || return
    __baton_obey "${out##*:}"

    last=${words[${#words[@]} - 1]} head=${last:0:kept} flag=''
    # Of --flag=value baton gives the value alone.
    [[ $last == -*=* ]] && flag=${last%%=*}=
    while IFS='' read -r row; do
        value=${row%%"$tab"*} note=''
        [[ $row == *"$tab"* ]] && note=${row#*"$tab"}
        [[ -n $value ]] || continue
        value=$flag${value#"$flag"}
        [[ ${value:0:kept} == "$head" ]] || continue
        value=${value:kept}
        __baton_quote
        values+=("$value") notes+=("$note")
        ((${#value} > longest)) && longest=${#value}
    done <<<"${out%:*}"

    # What is inserted, not listed, goes without its description.
    if ((${#values[@]} < 2)) || [[ ${COMP_TYPE-} == 37 || ${COMP_TYPE-} == 42 ]]; then
        for value in "${values[@]}"; do
            # A quote at the end would be taken for the one that closes.
            [[ -z $quote || $value != *"$quote" ]] || value+=$quote
            COMPREPLY+=("$value")
        done
        [[ ${values[0]-} == *: ]] && __baton_obey 2
        return 0
    fi
    local room=$((${COLUMNS:-80} - longest - 4))
    for ((i = 0; i < ${#values[@]}; i++)); do
        value=${values[i]} note=${notes[i]}
        if [[ -n $note ]] && ((room > 8)); then
            ((${#note} > room)) && note=${note:0:room-1}…
            printf -v value '%s%*s  (%s)' "$value" $((longest - ${#value})) '' "$note"
        fi
        COMPREPLY+=("$value")
    done
}

complete -o default -F __start_baton baton
