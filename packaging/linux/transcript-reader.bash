# Completions of transcript-reader for bash, as bash-completion loads them.
# Made by packaging/completions.py from the program's parsers; change those, not this.

_transcript_reader_names()
{
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$1" -- "$cur")
}

_transcript_reader()
{
    local cur prev words cword split
    _init_completion -s || return
    local transcripts='txt|srt|vtt|sbv|lrc|ttml|dfxp|itt|xml|ass|ssa|smi|sami|sub|mpl|scc|stl|ctm|stm|srv1|srv2|srv3|ytt|tei|akn|json3|json|otr|csv|tsv|xlsx|ods|eaf|cha|textgrid|exb|fln|flk|trs|html|htm|xhtml|docx|odt|epub|rtf|mhtml|mht|webarchive|pdf|text|md|markdown'

    # What the words before this one say: the command, how many of them are no options, and whether
    # there are options any more.
    local command='' count=0 ended='' at
    for ((at = 1; at < cword; at++)); do
        if [[ ! $ended && ${words[at]} == -- ]]; then
            ended=yes
        elif [[ ! $ended && ${words[at]} == -?* ]]; then
            case ${words[at]} in
                --from | --to | --cite | --basedir | --log | --screenshot | --theme | --size | --encoding | --format | -o | --output | --speaker | --style | --nth | --verify | --pick | --allow | --model | --language | --at | --limit | --order) ((at++)) ;;
            esac
        else
            case $command:$count$ended:${words[at]} in
                ':0:convert' | ':0:find' | ':0:quote' | ':0:pair' | ':0:get' | ':0:write-down' | ':0:library' | 'library:0:add' | 'library:0:list' | 'library:0:search' | 'library:0:show' | 'library:0:notes' | 'library:0:export' | 'library:0:remove' | 'library:0:check' | 'library:0:backup' | 'library:0:restore' | 'library:0:copy' | 'library:0:take' | 'library:0:sync' | 'library:0:decide' | 'library:0:serve-init')
                    command+=${command:+ }${words[at]}
                    ;;
                *) ((count++)) ;;
            esac
        fi
    done

    if [[ ! $ended ]]; then
        case $command:$prev in
            'find:--from' | 'find:--to' | *:--size | *:--encoding | *:--speaker | *:--nth | *:--pick | *:--allow | *:--language | *:--limit) :; return ;;
            'quote:--to') _transcript_reader_names 'text markdown html'; return ;;
            'pair:--to') _transcript_reader_names 'docx odt epub text markdown html pdf csv tsv xlsx tmx'; return ;;
            'library export:--to') _transcript_reader_names 'docx odt epub text markdown html pdf csv tsv xlsx json qdpx bibtex biblatex ris csl-json'; return ;;
            'library export:--cite') _transcript_reader_names 'apa mla chicago harvard'; return ;;
            *:--basedir | *:--at) _filedir -d; return ;;
            *:--log) _transcript_reader_names 'parse find library ui'; return ;;
            *:--screenshot | *:-o | *:--output) _filedir; return ;;
            *:--theme) _transcript_reader_names 'system light dark sepia contrast contrast-light'; return ;;
            *:--from | *:--format) _transcript_reader_names 'saved-page srt vtt sbv lrc ttml ass sami subviewer microdvd scc ebu-stl quicktime-text avid-caption audacity ctm-stm youtube-xml tei akoma-ntoso hansard bundestag parliament xml ohms youtube-json3 whisper podcast-json services otranscribe json csv xlsx ods elan chat textgrid exmaralda transcriber html docx odt epub rtf mhtml webarchive pdf text'; return ;;
            *:--to) _transcript_reader_names 'docx odt epub text markdown html pdf csv tsv xlsx json srt vtt sbv lrc ttml podcast-json'; return ;;
            *:--style) _transcript_reader_names 'text markdown html academic block link sentence'; return ;;
            *:--cite) _transcript_reader_names 'apa mla chicago harvard bibtex biblatex ris csl-json'; return ;;
            *:--verify) _filedir 'md|markdown|txt|text|docx|odt'; return ;;
            *:--model) _filedir 'bin'; return ;;
            *:--order) _transcript_reader_names 'added relevance date title speaker'; return ;;
        esac
        $split && return
        if [[ $cur == -* ]]; then
            case $command in
                '') _transcript_reader_names '-h --help --basedir --temp-basedir --debug --log --screenshot --theme --size --offline --version' ;;
                'convert') _transcript_reader_names '-h --help --debug --basedir --encoding --from --format --to -o --output --force --report --times --captions --sentences' ;;
                'find') _transcript_reader_names '-h --help --debug --basedir --encoding --format --match-case --whole-words --exact --regex --json --speaker --from --to --questions --no-sounds' ;;
                'quote') _transcript_reader_names '-h --help --debug --basedir --encoding --from --format --json --to --style --cite --nth --verify --times --captions' ;;
                'pair') _transcript_reader_names '-h --help --debug --basedir --encoding --from --format --json --to -o --output --force' ;;
                'get') _transcript_reader_names '-h --help --debug --basedir --list --json --pick --to -o --output --force --keep --allow --offline --log --times --captions' ;;
                'write-down') _transcript_reader_names '-h --help --debug --basedir --model --language --to -o --output --force --times --captions' ;;
                'library') _transcript_reader_names '-h --help --debug --basedir' ;;
                'library add' | 'library list' | 'library notes' | 'library remove' | 'library check' | 'library restore' | 'library decide') _transcript_reader_names '-h --help --debug --basedir --json --at' ;;
                'library search') _transcript_reader_names '-h --help --debug --basedir --json --at --limit --order --facets --csv --match-case --whole-words --exact' ;;
                'library show') _transcript_reader_names '-h --help --debug --basedir --json --at --to --times --captions' ;;
                'library export') _transcript_reader_names '-h --help --debug --basedir --json --at --to -o --output --force --cite --times --captions' ;;
                'library backup') _transcript_reader_names '-h --help --debug --basedir --json --at --list' ;;
                'library copy') _transcript_reader_names '-h --help --debug --basedir --json --share-notes' ;;
                'library take' | 'library sync' | 'library serve-init') _transcript_reader_names '-h --help --debug --basedir --json' ;;
            esac
            return
        fi
    fi
    case $command:$count in
        :0) [[ $ended ]] || _transcript_reader_names 'convert find quote pair get write-down library' ;;&
        '':* | 'convert':* | 'find':[!0]* | 'quote':0 | 'pair':0 | 'pair':1) _filedir "$transcripts" ;;
        'find':0 | 'quote':[!0]* | 'get':0 | 'library search':0 | 'library show':0 | 'library notes':* | 'library export':* | 'library remove':* | 'library restore':0 | 'library take':2 | 'library decide':0 | 'library serve-init':0) : ;;
        'write-down':*) _filedir 'mp3|m4a|wav|ogg|opus|flac|mp4|webm|mkv|mov' ;;
        'library':0) _transcript_reader_names 'add list search show notes export remove check backup restore copy take sync decide serve-init' ;;
        'library add':*) _filedir "$transcripts|zip" ;;
        'library copy':0 | 'library copy':1 | 'library take':0 | 'library take':1 | 'library sync':0) _filedir -d ;;
        'library decide':1) _transcript_reader_names 'mine theirs both' ;;
    esac
} &&
    complete -F _transcript_reader transcript-reader
