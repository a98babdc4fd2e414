# Completes the words of `decline` in bash: it asks the program what can stand at the cursor.
_decline() {
    local kind value
    COMPREPLY=()
    {
        read -r kind
        while IFS=$'\t' read -r value _; do
            COMPREPLY+=("$value")
        done
    } < <(command decline completions bash -- "${COMP_WORDS[@]:0:COMP_CWORD}" "$2" </dev/null 2>/dev/null)
    # Names of files are left to bash itself, which quotes them. Bash 3 has no compopt, and offers
    # them wherever there is no word to offer.
    case $kind in
        files) ;;
        folders) compopt +o default -o dirnames 2>/dev/null ;;
        *) compopt +o default 2>/dev/null ;;
    esac
}
complete -o default -F _decline decline
