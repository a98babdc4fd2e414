# Completes the words of `decline` in fish: it asks the program what can stand at the cursor.
function __decline_complete
    set -l typed (string replace -r -- '^["\']' '' (commandline -ct))
    set -l answer (command decline completions fish -- (commandline -opc) "$typed" </dev/null 2>/dev/null)
    # Names of files are left to fish itself, which quotes them.
    set -l flag (string match -r -- '^--[^=]+=' "$typed")
    set -l path (string replace -r -- '^--[^=]+=' '' "$typed")
    switch "$answer[1]"
        case files
            string join \n -- "$flag"(__fish_complete_path "$path")
        case folders
            string join \n -- "$flag"(__fish_complete_directories "$path")
        case words
            string join \n -- $answer[2..-1]
    end
end
complete -c decline -e
complete -c decline -f -a '(__decline_complete)'
