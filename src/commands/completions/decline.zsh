#compdef decline
# Completes the words of `decline` in zsh: it asks the program what can stand at the cursor.
_decline() {
    local line value meaning
    local -a answer described
    answer=("${(@f)$(command decline completions zsh -- \
        "${(@Q)words[1,CURRENT-1]}" "$PREFIX" </dev/null 2>/dev/null)}")
    # Names of files are left to zsh itself, which quotes them.
    case $answer[1] in
        files | folders)
            [[ $PREFIX == --*=* ]] && compset -P 1 '*='
            if [[ $answer[1] == files ]]; then _files; else _files -/; fi
            ;;
        words)
            for line in "${(@)answer[2,-1]}"; do
                value=${line%%$'\t'*}
                meaning=${line#*$'\t'}
                described+=("${${value//\\/\\\\}//:/\\:}${meaning:+:$meaning}")
            done
            _describe 'decline' described
            ;;
    esac
}
if [[ $funcstack[1] == _decline ]]; then
    _decline "$@"
else
    compdef _decline decline
fi
