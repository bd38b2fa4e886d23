#compdef transcript-reader
# Completions of transcript-reader for zsh.
# Made by packaging/completions.py from the program's parsers; change those, not this.

_transcript-reader() {
    local curcontext=$curcontext state state_descr line command ret=1
    local transcripts='txt|srt|vtt|sbv|lrc|ttml|dfxp|itt|xml|ass|ssa|smi|sami|sub|mpl|scc|stl|ctm|stm|srv1|srv2|srv3|ytt|tei|akn|json3|json|otr|csv|tsv|xlsx|ods|eaf|cha|textgrid|exb|fln|flk|trs|html|htm|xhtml|docx|odt|epub|rtf|mhtml|mht|webarchive|pdf|text|md|markdown'
    local -A opt_args
    local -a reader_verbs reader_actions
    reader_verbs=(
        'convert:write transcripts in another format'
        'find:list where something is said, across all caption breaks'
        'quote:write the words with their source'
        'pair:set two languages side by side, row by row'
        'get:get a transcript from the web, and write it'
        'write-down:write down the speech of a recording, by a model'
        'library:keep transcripts on the shelf, and search all of them'
    )
    reader_actions=(
        'add:take in files, and those of folders and ZIP archives'
        'list:list what is on the shelf'
        'search:list where something is said, in all transcripts'
        'show:write a transcript, as it was taken in'
        'notes:list highlights and notes, of all transcripts or some'
        'export:write them as one document, with a list of sources'
        'remove:take transcripts off the shelf, with their notes'
        'check:look whether everything is sound, and mend the index'
        'backup:copy everything; with --list, list the copies'
        'restore:go back to a copy, the newest if none is named'
        'copy:'
        'take:'
        'sync:bring what was taken along and its archive together again'
        'decide:'
        'serve-init:make an archive for many people in a PostgreSQL database'
    )

    _arguments -C -S : \
        '(-h --help)-h[say this, and leave]' \
        '(-h --help)--help[say this, and leave]' \
        '--basedir=[keep settings, data, caches and the log below DIR]:basedir:_files -/' \
        '--temp-basedir[keep them in a new folder, which is deleted at the end]' \
        '--debug[log in detail, to standard error too]' \
        '--log=[of these subjects only, parted by commas]:log:(parse find library ui)' \
        '--screenshot=[draw the window with what is open into FILE, a .png, and]:screenshot:_files' \
        '--theme=[show the window in this theme, this time]:theme:(system light dark sepia contrast contrast-light)' \
        '--size=[show the window in this size, in pixels, this time]:size: ' \
        '--offline[ask nothing of the web, whatever is clicked, this time]' \
        '--version[say which version this is, and leave]' \
        '(-): :->first' \
        '*:: :->rest' && ret=0
    case $state in
        first)
            _describe -t verbs verb reader_verbs && ret=0
            _files -g "*.(#i)($transcripts)(-.)" && ret=0
            ;;
        rest)
            command=$words[1]
            if [[ $command == library ]] && (( CURRENT > 2 )); then
                shift words
                (( CURRENT-- ))
                command+=" $words[1]"
            fi
            case $command in
                'convert')
                    _arguments -S : \
                        '(-h --help)-h[say this, and leave]' \
                        '(-h --help)--help[say this, and leave]' \
                        '--debug[log in detail, to standard error]' \
                        '--basedir=[keep the library and the log below DIR]:basedir:_files -/' \
                        '--encoding=[the encoding of the files]:encoding: ' \
                        '(--from --format)--from=[read the files as of this format]:format:(saved-page srt vtt sbv lrc ttml ass sami subviewer microdvd scc ebu-stl quicktime-text avid-caption audacity ctm-stm youtube-xml tei akoma-ntoso hansard bundestag parliament xml ohms youtube-json3 whisper podcast-json services otranscribe json csv xlsx ods elan chat textgrid exmaralda transcriber html docx odt epub rtf mhtml webarchive pdf text)' \
                        '(--from --format)--format=[read the files as of this format]:format:(saved-page srt vtt sbv lrc ttml ass sami subviewer microdvd scc ebu-stl quicktime-text avid-caption audacity ctm-stm youtube-xml tei akoma-ntoso hansard bundestag parliament xml ohms youtube-json3 whisper podcast-json services otranscribe json csv xlsx ods elan chat textgrid exmaralda transcriber html docx odt epub rtf mhtml webarchive pdf text)' \
                        '--to=[the format to write: srt, vtt, json, csv, markdown, docx, pdf …; README lists them]:to:(docx odt epub text markdown html pdf csv tsv xlsx json srt vtt sbv lrc ttml podcast-json)' \
                        '(-o --output)-o+[the file to write, or the folder; "-" for standard output, which is the default]:output:_files' \
                        '(-o --output)--output=[the file to write, or the folder; "-" for standard output, which is the default]:output:_files' \
                        '--force[replace what exists]' \
                        '--report[tell what was changed, left out or guessed]' \
                        '--times[in texts for people: begin paragraphs with their time]' \
                        '--captions[in texts for people: a line for each caption]' \
                        '--sentences[set captions all in capitals as sentences]' \
                        '*:files:_files -g "*.(#i)($transcripts)(-.)"' ;;
                'find')
                    _arguments -S : \
                        '(-h --help)-h[say this, and leave]' \
                        '(-h --help)--help[say this, and leave]' \
                        '--debug[log in detail, to standard error]' \
                        '--basedir=[keep the library and the log below DIR]:basedir:_files -/' \
                        '--encoding=[the encoding of the files]:encoding: ' \
                        '--format=[read the files as of this format]:format:(saved-page srt vtt sbv lrc ttml ass sami subviewer microdvd scc ebu-stl quicktime-text avid-caption audacity ctm-stm youtube-xml tei akoma-ntoso hansard bundestag parliament xml ohms youtube-json3 whisper podcast-json services otranscribe json csv xlsx ods elan chat textgrid exmaralda transcriber html docx odt epub rtf mhtml webarchive pdf text)' \
                        '--match-case[capital and small letters count]' \
                        '--whole-words[find whole words only]' \
                        '--exact[accents and punctuation count]' \
                        '--regex[QUERY is a regular expression]' \
                        '--json[write JSON]' \
                        '--speaker=[said by this speaker]:speaker: ' \
                        '--from=[from this time on: 12:34, 90s]:from: ' \
                        '--to=[up to and with this time]:to: ' \
                        '--questions[in questions alone]' \
                        '--no-sounds[not in sounds such as \[applause\]]' \
                        ':query: ' \
                        '*:files:_files -g "*.(#i)($transcripts)(-.)"' ;;
                'quote')
                    _arguments -S : \
                        '(-h --help)-h[say this, and leave]' \
                        '(-h --help)--help[say this, and leave]' \
                        '--debug[log in detail, to standard error]' \
                        '--basedir=[keep the library and the log below DIR]:basedir:_files -/' \
                        '--encoding=[the encoding of the files]:encoding: ' \
                        '(--from --format)--from=[read the files as of this format]:format:(saved-page srt vtt sbv lrc ttml ass sami subviewer microdvd scc ebu-stl quicktime-text avid-caption audacity ctm-stm youtube-xml tei akoma-ntoso hansard bundestag parliament xml ohms youtube-json3 whisper podcast-json services otranscribe json csv xlsx ods elan chat textgrid exmaralda transcriber html docx odt epub rtf mhtml webarchive pdf text)' \
                        '(--from --format)--format=[read the files as of this format]:format:(saved-page srt vtt sbv lrc ttml ass sami subviewer microdvd scc ebu-stl quicktime-text avid-caption audacity ctm-stm youtube-xml tei akoma-ntoso hansard bundestag parliament xml ohms youtube-json3 whisper podcast-json services otranscribe json csv xlsx ods elan chat textgrid exmaralda transcriber html docx odt epub rtf mhtml webarchive pdf text)' \
                        '--json[write JSON]' \
                        '--to=[text (the default), markdown or html]:to:(text markdown html)' \
                        '--style=[plain, markdown or html; or a style of quotation: academic, block, link, sentence, or one of your own]:style:(text markdown html academic block link sentence)' \
                        '--cite=[write the reference instead: apa, chicago, harvard, mla, bibtex, biblatex, ris, csl-json]:cite:(apa mla chicago harvard bibtex biblatex ris csl-json)' \
                        '--nth=[take the Nth place that has the words]:nth: ' \
                        '--verify=[instead: say which quotations of a document still match the library]:verify:_files -g "*.(#i)(md|markdown|txt|text|docx|odt)(-.)"' \
                        '--times[in texts for people: begin paragraphs with their time]' \
                        '--captions[in texts for people: a line for each caption]' \
                        ':file:_files -g "*.(#i)($transcripts)(-.)"' \
                        '*:words: ' ;;
                'pair')
                    _arguments -S : \
                        '(-h --help)-h[say this, and leave]' \
                        '(-h --help)--help[say this, and leave]' \
                        '--debug[log in detail, to standard error]' \
                        '--basedir=[keep the library and the log below DIR]:basedir:_files -/' \
                        '--encoding=[the encoding of the files]:encoding: ' \
                        '(--from --format)--from=[read the files as of this format]:format:(saved-page srt vtt sbv lrc ttml ass sami subviewer microdvd scc ebu-stl quicktime-text avid-caption audacity ctm-stm youtube-xml tei akoma-ntoso hansard bundestag parliament xml ohms youtube-json3 whisper podcast-json services otranscribe json csv xlsx ods elan chat textgrid exmaralda transcriber html docx odt epub rtf mhtml webarchive pdf text)' \
                        '(--from --format)--format=[read the files as of this format]:format:(saved-page srt vtt sbv lrc ttml ass sami subviewer microdvd scc ebu-stl quicktime-text avid-caption audacity ctm-stm youtube-xml tei akoma-ntoso hansard bundestag parliament xml ohms youtube-json3 whisper podcast-json services otranscribe json csv xlsx ods elan chat textgrid exmaralda transcriber html docx odt epub rtf mhtml webarchive pdf text)' \
                        '--json[write JSON]' \
                        '--to=[tmx, html, docx, epub, xlsx, csv …; without it, what OUT ends in]:to:(docx odt epub text markdown html pdf csv tsv xlsx tmx)' \
                        '(-o --output)-o+[the file to write, or the folder; "-" for standard output, which is the default]:output:_files' \
                        '(-o --output)--output=[the file to write, or the folder; "-" for standard output, which is the default]:output:_files' \
                        '--force[replace what exists]' \
                        ':first:_files -g "*.(#i)($transcripts)(-.)"' \
                        ':second:_files -g "*.(#i)($transcripts)(-.)"' ;;
                'get')
                    _arguments -S : \
                        '(-h --help)-h[say this, and leave]' \
                        '(-h --help)--help[say this, and leave]' \
                        '--debug[log in detail, to standard error]' \
                        '--basedir=[keep the library and the log below DIR]:basedir:_files -/' \
                        '--list[list the transcripts that there are, and get none]' \
                        '--json[list as JSON]' \
                        '--pick=[get the Nth of the list, not the first]:pick: ' \
                        '--to=[the format to write, text by default]:to:(docx odt epub text markdown html pdf csv tsv xlsx json srt vtt sbv lrc ttml podcast-json)' \
                        '(-o --output)-o+[the file to write, or the folder; "-" for standard output, which is the default]:output:_files' \
                        '(-o --output)--output=[the file to write, or the folder; "-" for standard output, which is the default]:output:_files' \
                        '--force[replace what exists]' \
                        '--keep[take it into the library too]' \
                        '--allow=[let this host be asked too, this time; may be said again]:allow: ' \
                        '--offline[ask nothing of the web]' \
                        '--log[list what was asked of the web so far]' \
                        '--times[in texts for people: begin paragraphs with their time]' \
                        '--captions[in texts for people: a line for each caption]' \
                        ':address: ' ;;
                'write-down')
                    _arguments -S : \
                        '(-h --help)-h[say this, and leave]' \
                        '(-h --help)--help[say this, and leave]' \
                        '--debug[log in detail, to standard error]' \
                        '--basedir=[keep the library and the log below DIR]:basedir:_files -/' \
                        '--model=[the file of a model of whisper.cpp, such as ggml-small.bin]:model:_files -g "*.(#i)(bin)(-.)"' \
                        '--language=[the language that is spoken, such as en; found out by default]:language: ' \
                        '--to=[the format to write, vtt by default; json keeps which program made it]:to:(docx odt epub text markdown html pdf csv tsv xlsx json srt vtt sbv lrc ttml podcast-json)' \
                        '(-o --output)-o+[the file to write, or the folder; "-" for standard output, which is the default]:output:_files' \
                        '(-o --output)--output=[the file to write, or the folder; "-" for standard output, which is the default]:output:_files' \
                        '--force[replace what exists]' \
                        '--times[in texts for people: begin paragraphs with their time]' \
                        '--captions[in texts for people: a line for each caption]' \
                        '*:recordings:_files -g "*.(#i)(mp3|m4a|wav|ogg|opus|flac|mp4|webm|mkv|mov)(-.)"' ;;
                'library')
                    _arguments -S : \
                        '(-h --help)-h[say this, and leave]' \
                        '(-h --help)--help[say this, and leave]' \
                        '--debug[log in detail, to standard error]' \
                        '--basedir=[keep the library and the log below DIR]:basedir:_files -/' \
                        ':action:{_describe -t actions action reader_actions}' ;;
                'library add')
                    _arguments -S : \
                        '(-h --help)-h[say this, and leave]' \
                        '(-h --help)--help[say this, and leave]' \
                        '--debug[log in detail, to standard error]' \
                        '--basedir=[keep the library and the log below DIR]:basedir:_files -/' \
                        '--json[write JSON]' \
                        '--at=[the library in this folder, or the archive at postgresql://PERSON@HOST/DATABASE]:at:_files -/' \
                        '*:paths:_files -g "*.(#i)($transcripts|zip)(-.)"' ;;
                'library list')
                    _arguments -S : \
                        '(-h --help)-h[say this, and leave]' \
                        '(-h --help)--help[say this, and leave]' \
                        '--debug[log in detail, to standard error]' \
                        '--basedir=[keep the library and the log below DIR]:basedir:_files -/' \
                        '--json[write JSON]' \
                        '--at=[the library in this folder, or the archive at postgresql://PERSON@HOST/DATABASE]:at:_files -/' ;;
                'library search')
                    _arguments -S : \
                        '(-h --help)-h[say this, and leave]' \
                        '(-h --help)--help[say this, and leave]' \
                        '--debug[log in detail, to standard error]' \
                        '--basedir=[keep the library and the log below DIR]:basedir:_files -/' \
                        '--json[write JSON]' \
                        '--at=[the library in this folder, or the archive at postgresql://PERSON@HOST/DATABASE]:at:_files -/' \
                        '--limit=[list the first N hits only]:limit: ' \
                        '--order=[list these transcripts first: added last (the default), those that say most of it, of the last day, by title, by first speaker]:order:(added relevance date title speaker)' \
                        '--facets[instead of hits, count the transcripts by year, folder, tag, speaker, language and kind, with what narrows the query to them]' \
                        '--csv[write a table of all hits]' \
                        '--match-case[capital and small letters count]' \
                        '--whole-words[find whole words only]' \
                        '--exact[accents and punctuation count]' \
                        ':query: ' ;;
                'library show')
                    _arguments -S : \
                        '(-h --help)-h[say this, and leave]' \
                        '(-h --help)--help[say this, and leave]' \
                        '--debug[log in detail, to standard error]' \
                        '--basedir=[keep the library and the log below DIR]:basedir:_files -/' \
                        '--json[write JSON]' \
                        '--at=[the library in this folder, or the archive at postgresql://PERSON@HOST/DATABASE]:at:_files -/' \
                        '--to=[the format to write, text by default]:to:(docx odt epub text markdown html pdf csv tsv xlsx json srt vtt sbv lrc ttml podcast-json)' \
                        '--times[in texts for people: begin paragraphs with their time]' \
                        '--captions[in texts for people: a line for each caption]' \
                        ':ids: ' ;;
                'library notes')
                    _arguments -S : \
                        '(-h --help)-h[say this, and leave]' \
                        '(-h --help)--help[say this, and leave]' \
                        '--debug[log in detail, to standard error]' \
                        '--basedir=[keep the library and the log below DIR]:basedir:_files -/' \
                        '--json[write JSON]' \
                        '--at=[the library in this folder, or the archive at postgresql://PERSON@HOST/DATABASE]:at:_files -/' \
                        '*:ids: ' ;;
                'library export')
                    _arguments -S : \
                        '(-h --help)-h[say this, and leave]' \
                        '(-h --help)--help[say this, and leave]' \
                        '--debug[log in detail, to standard error]' \
                        '--basedir=[keep the library and the log below DIR]:basedir:_files -/' \
                        '--json[write JSON]' \
                        '--at=[the library in this folder, or the archive at postgresql://PERSON@HOST/DATABASE]:at:_files -/' \
                        '--to=[markdown (the default), html, text, docx, odt, epub, pdf, csv, xlsx, qdpx, ris …]:to:(docx odt epub text markdown html pdf csv tsv xlsx json qdpx bibtex biblatex ris csl-json)' \
                        '(-o --output)-o+[the file to write, or the folder; "-" for standard output, which is the default]:output:_files' \
                        '(-o --output)--output=[the file to write, or the folder; "-" for standard output, which is the default]:output:_files' \
                        '--force[replace what exists]' \
                        '--cite=[apa (the default), chicago, harvard or mla]:cite:(apa mla chicago harvard)' \
                        '--times[in texts for people: begin paragraphs with their time]' \
                        '--captions[in texts for people: a line for each caption]' \
                        '*:ids: ' ;;
                'library remove')
                    _arguments -S : \
                        '(-h --help)-h[say this, and leave]' \
                        '(-h --help)--help[say this, and leave]' \
                        '--debug[log in detail, to standard error]' \
                        '--basedir=[keep the library and the log below DIR]:basedir:_files -/' \
                        '--json[write JSON]' \
                        '--at=[the library in this folder, or the archive at postgresql://PERSON@HOST/DATABASE]:at:_files -/' \
                        '*:ids: ' ;;
                'library check')
                    _arguments -S : \
                        '(-h --help)-h[say this, and leave]' \
                        '(-h --help)--help[say this, and leave]' \
                        '--debug[log in detail, to standard error]' \
                        '--basedir=[keep the library and the log below DIR]:basedir:_files -/' \
                        '--json[write JSON]' \
                        '--at=[the library in this folder, or the archive at postgresql://PERSON@HOST/DATABASE]:at:_files -/' ;;
                'library backup')
                    _arguments -S : \
                        '(-h --help)-h[say this, and leave]' \
                        '(-h --help)--help[say this, and leave]' \
                        '--debug[log in detail, to standard error]' \
                        '--basedir=[keep the library and the log below DIR]:basedir:_files -/' \
                        '--json[write JSON]' \
                        '--at=[the library in this folder, or the archive at postgresql://PERSON@HOST/DATABASE]:at:_files -/' \
                        '--list[list the copies and make none]' ;;
                'library restore')
                    _arguments -S : \
                        '(-h --help)-h[say this, and leave]' \
                        '(-h --help)--help[say this, and leave]' \
                        '--debug[log in detail, to standard error]' \
                        '--basedir=[keep the library and the log below DIR]:basedir:_files -/' \
                        '--json[write JSON]' \
                        '--at=[the library in this folder, or the archive at postgresql://PERSON@HOST/DATABASE]:at:_files -/' \
                        ':name: ' ;;
                'library copy')
                    _arguments -S : \
                        '(-h --help)-h[say this, and leave]' \
                        '(-h --help)--help[say this, and leave]' \
                        '--debug[log in detail, to standard error]' \
                        '--basedir=[keep the library and the log below DIR]:basedir:_files -/' \
                        '--json[write JSON]' \
                        '--share-notes[let all who read the archive see the notes, not you alone]' \
                        ':source:_files -/' \
                        ':target:_files -/' ;;
                'library take')
                    _arguments -S : \
                        '(-h --help)-h[say this, and leave]' \
                        '(-h --help)--help[say this, and leave]' \
                        '--debug[log in detail, to standard error]' \
                        '--basedir=[keep the library and the log below DIR]:basedir:_files -/' \
                        '--json[write JSON]' \
                        ':source:_files -/' \
                        ':target:_files -/' \
                        ':query: ' ;;
                'library sync')
                    _arguments -S : \
                        '(-h --help)-h[say this, and leave]' \
                        '(-h --help)--help[say this, and leave]' \
                        '--debug[log in detail, to standard error]' \
                        '--basedir=[keep the library and the log below DIR]:basedir:_files -/' \
                        '--json[write JSON]' \
                        ':folder:_files -/' ;;
                'library decide')
                    _arguments -S : \
                        '(-h --help)-h[say this, and leave]' \
                        '(-h --help)--help[say this, and leave]' \
                        '--debug[log in detail, to standard error]' \
                        '--basedir=[keep the library and the log below DIR]:basedir:_files -/' \
                        '--json[write JSON]' \
                        '--at=[the library in this folder, or the archive at postgresql://PERSON@HOST/DATABASE]:at:_files -/' \
                        ':conflict: ' \
                        ':decision:(mine theirs both)' ;;
                'library serve-init')
                    _arguments -S : \
                        '(-h --help)-h[say this, and leave]' \
                        '(-h --help)--help[say this, and leave]' \
                        '--debug[log in detail, to standard error]' \
                        '--basedir=[keep the library and the log below DIR]:basedir:_files -/' \
                        '--json[write JSON]' \
                        ':address: ' ;;
                *)
                    _arguments -S : \
                        '(-h --help)-h[say this, and leave]' \
                        '(-h --help)--help[say this, and leave]' \
                        '--basedir=[keep settings, data, caches and the log below DIR]:basedir:_files -/' \
                        '--temp-basedir[keep them in a new folder, which is deleted at the end]' \
                        '--debug[log in detail, to standard error too]' \
                        '--log=[of these subjects only, parted by commas]:log:(parse find library ui)' \
                        '--screenshot=[draw the window with what is open into FILE, a .png, and]:screenshot:_files' \
                        '--theme=[show the window in this theme, this time]:theme:(system light dark sepia contrast contrast-light)' \
                        '--size=[show the window in this size, in pixels, this time]:size: ' \
                        '--offline[ask nothing of the web, whatever is clicked, this time]' \
                        '--version[say which version this is, and leave]' \
                        '*:files:_files -g "*.(#i)($transcripts)(-.)"' ;;
            esac && ret=0
            ;;
    esac
    return ret
}

_transcript-reader "$@"
