# Completions of transcript-reader for fish.
# Made by packaging/completions.py from the program's parsers; change those, not this.

function __transcript_reader_at --description 'Whether the words so far are as "command:count" says'
    set -l command
    set -l count 0
    set -l skip
    set -l ended
    set -l words (commandline -opc)
    for word in $words[2..]
        if test -n "$skip"
            set skip
        else if test -z "$ended"; and test "$word" = --
            set ended yes
        else if test -z "$ended"; and string match -qr -- '^-.' $word
            contains -- $word --from --to --cite --basedir --log --screenshot --theme --size --encoding --format -o --output --speaker --style --nth --verify --limit
            and set skip yes
        else if test $count = 0; and contains -- (string trim -- "$command $word") 'convert' 'find' 'quote' 'library' 'library add' 'library list' 'library search' 'library show' 'library notes' 'library export' 'library remove' 'library check' 'library backup' 'library restore'
            set command (string trim -- "$command $word")
        else
            set count (math $count + 1)
        end
    end
    string match -qr -- "^$argv\$" "$command:$count"
end

function __transcript_reader_files --description 'List the files with one of some suffixes'
    set -l endings (string join -- '|' (string escape --style=regex -- $argv))
    set -l token (commandline -ct | string replace -r -- '^-[^=]*=' '')
    complete -C "__transcript_reader_no_command $token" | string match -ri -- "^.*(?:/|$endings)\$"
end

function __transcript_reader_transcripts --description 'List the files that may be transcripts'
    __transcript_reader_files $argv .txt .srt .vtt .sbv .lrc .ttml .dfxp .itt .xml .ass .ssa .smi .sami .sub .mpl .scc .stl .ctm .stm .srv1 .srv2 .srv3 .ytt .tei .akn .json3 .json .otr .csv .tsv .eaf .cha .textgrid .exb .trs .html .htm .xhtml .docx .odt .epub .rtf .mhtml .mht .webarchive .pdf .text .md .markdown
end

complete -c transcript-reader -f
complete -c transcript-reader -n '__transcript_reader_at ":.*"' -s h -l help -d 'say this, and leave'
complete -c transcript-reader -n '__transcript_reader_at ":.*"' -l basedir -x -a '(__fish_complete_directories)' -d 'keep settings, data, caches and the log below DIR'
complete -c transcript-reader -n '__transcript_reader_at ":.*"' -l temp-basedir -d 'keep them in a new folder, which is deleted at the end'
complete -c transcript-reader -n '__transcript_reader_at ":.*"' -l debug -d 'log in detail, to standard error too'
complete -c transcript-reader -n '__transcript_reader_at ":.*"' -l log -x -a 'parse find library ui' -d 'of these subjects only, parted by commas'
complete -c transcript-reader -n '__transcript_reader_at ":.*"' -l screenshot -r -F -d 'draw the window with what is open into FILE, and leave'
complete -c transcript-reader -n '__transcript_reader_at ":.*"' -l theme -x -a 'system light dark sepia contrast' -d 'show the window in this theme, this time'
complete -c transcript-reader -n '__transcript_reader_at ":.*"' -l size -x -d 'show the window in this size, in pixels, this time'
complete -c transcript-reader -n '__transcript_reader_at ":.*"' -l version -d 'say which version this is, and leave'
complete -c transcript-reader -n '__transcript_reader_at ":.*"' -k -a '(__transcript_reader_transcripts)'
complete -c transcript-reader -n '__transcript_reader_at ":0"' -a convert -d 'write transcripts in another format'
complete -c transcript-reader -n '__transcript_reader_at "convert:.*"' -s h -l help -d 'say this, and leave'
complete -c transcript-reader -n '__transcript_reader_at "convert:.*"' -l debug -d 'log in detail, to standard error'
complete -c transcript-reader -n '__transcript_reader_at "convert:.*"' -l basedir -x -a '(__fish_complete_directories)' -d 'keep the library and the log below DIR'
complete -c transcript-reader -n '__transcript_reader_at "convert:.*"' -l encoding -x -d 'the encoding of the files'
complete -c transcript-reader -n '__transcript_reader_at "convert:.*"' -l from -l format -x -a 'saved-page srt vtt sbv lrc ttml ass sami subviewer microdvd scc ebu-stl quicktime-text avid-caption audacity ctm-stm youtube-xml tei akoma-ntoso hansard bundestag ohms youtube-json3 whisper podcast-json services otranscribe json csv elan chat textgrid exmaralda transcriber html docx odt epub rtf mhtml webarchive pdf text' -d 'read the files as of this format'
complete -c transcript-reader -n '__transcript_reader_at "convert:.*"' -l to -x -a 'docx odt epub text markdown html pdf csv xlsx json srt vtt sbv lrc ttml podcast-json' -d 'the format to write: srt, vtt, json, csv, markdown, docx, pdf …; README lists them'
complete -c transcript-reader -n '__transcript_reader_at "convert:.*"' -s o -l output -r -F -d 'the file to write, or the folder; "-" for standard output, which is the default'
complete -c transcript-reader -n '__transcript_reader_at "convert:.*"' -l force -d 'replace files that exist'
complete -c transcript-reader -n '__transcript_reader_at "convert:.*"' -l report -d 'tell what was changed, left out or guessed'
complete -c transcript-reader -n '__transcript_reader_at "convert:.*"' -l times -d 'in texts for people: begin paragraphs with their time'
complete -c transcript-reader -n '__transcript_reader_at "convert:.*"' -l captions -d 'in texts for people: a line for each caption'
complete -c transcript-reader -n '__transcript_reader_at "convert:.*"' -k -a '(__transcript_reader_transcripts)'
complete -c transcript-reader -n '__transcript_reader_at ":0"' -a find -d 'list where something is said, across all caption breaks'
complete -c transcript-reader -n '__transcript_reader_at "find:.*"' -s h -l help -d 'say this, and leave'
complete -c transcript-reader -n '__transcript_reader_at "find:.*"' -l debug -d 'log in detail, to standard error'
complete -c transcript-reader -n '__transcript_reader_at "find:.*"' -l basedir -x -a '(__fish_complete_directories)' -d 'keep the library and the log below DIR'
complete -c transcript-reader -n '__transcript_reader_at "find:.*"' -l encoding -x -d 'the encoding of the files'
complete -c transcript-reader -n '__transcript_reader_at "find:.*"' -l format -x -a 'saved-page srt vtt sbv lrc ttml ass sami subviewer microdvd scc ebu-stl quicktime-text avid-caption audacity ctm-stm youtube-xml tei akoma-ntoso hansard bundestag ohms youtube-json3 whisper podcast-json services otranscribe json csv elan chat textgrid exmaralda transcriber html docx odt epub rtf mhtml webarchive pdf text' -d 'read the files as of this format'
complete -c transcript-reader -n '__transcript_reader_at "find:.*"' -l match-case -d 'capital and small letters count'
complete -c transcript-reader -n '__transcript_reader_at "find:.*"' -l whole-words -d 'find whole words only'
complete -c transcript-reader -n '__transcript_reader_at "find:.*"' -l exact -d 'accents and punctuation count'
complete -c transcript-reader -n '__transcript_reader_at "find:.*"' -l regex -d 'QUERY is a regular expression'
complete -c transcript-reader -n '__transcript_reader_at "find:.*"' -l json -d 'write JSON'
complete -c transcript-reader -n '__transcript_reader_at "find:.*"' -l speaker -x -d 'said by this speaker'
complete -c transcript-reader -n '__transcript_reader_at "find:.*"' -l from -x -d 'from this time on: 12:34, 90s'
complete -c transcript-reader -n '__transcript_reader_at "find:.*"' -l to -x -d 'up to and with this time'
complete -c transcript-reader -n '__transcript_reader_at "find:.*"' -l questions -d 'in questions alone'
complete -c transcript-reader -n '__transcript_reader_at "find:.*"' -l no-sounds -d 'not in sounds such as [applause]'
complete -c transcript-reader -n '__transcript_reader_at "find:[^0].*"' -k -a '(__transcript_reader_transcripts)'
complete -c transcript-reader -n '__transcript_reader_at ":0"' -a quote -d 'write the words with their source'
complete -c transcript-reader -n '__transcript_reader_at "quote:.*"' -s h -l help -d 'say this, and leave'
complete -c transcript-reader -n '__transcript_reader_at "quote:.*"' -l debug -d 'log in detail, to standard error'
complete -c transcript-reader -n '__transcript_reader_at "quote:.*"' -l basedir -x -a '(__fish_complete_directories)' -d 'keep the library and the log below DIR'
complete -c transcript-reader -n '__transcript_reader_at "quote:.*"' -l encoding -x -d 'the encoding of the files'
complete -c transcript-reader -n '__transcript_reader_at "quote:.*"' -l from -l format -x -a 'saved-page srt vtt sbv lrc ttml ass sami subviewer microdvd scc ebu-stl quicktime-text avid-caption audacity ctm-stm youtube-xml tei akoma-ntoso hansard bundestag ohms youtube-json3 whisper podcast-json services otranscribe json csv elan chat textgrid exmaralda transcriber html docx odt epub rtf mhtml webarchive pdf text' -d 'read the files as of this format'
complete -c transcript-reader -n '__transcript_reader_at "quote:.*"' -l json -d 'write JSON'
complete -c transcript-reader -n '__transcript_reader_at "quote:.*"' -l to -x -a 'text markdown html' -d 'text (the default), markdown or html'
complete -c transcript-reader -n '__transcript_reader_at "quote:.*"' -l style -x -a 'text markdown html academic block link sentence' -d 'plain, markdown or html; or a style of quotation: academic, block, link, sentence, or one of your own'
complete -c transcript-reader -n '__transcript_reader_at "quote:.*"' -l cite -x -a 'apa mla chicago harvard bibtex biblatex ris csl-json' -d 'write the reference instead: apa, chicago, harvard, mla, bibtex, biblatex, ris, csl-json'
complete -c transcript-reader -n '__transcript_reader_at "quote:.*"' -l nth -x -d 'take the Nth place that has the words'
complete -c transcript-reader -n '__transcript_reader_at "quote:.*"' -l verify -x -a '(__transcript_reader_files .md .markdown .txt .text .docx .odt)' -d 'instead: say which quotations of a document still match the library'
complete -c transcript-reader -n '__transcript_reader_at "quote:.*"' -l times -d 'in texts for people: begin paragraphs with their time'
complete -c transcript-reader -n '__transcript_reader_at "quote:.*"' -l captions -d 'in texts for people: a line for each caption'
complete -c transcript-reader -n '__transcript_reader_at "quote:0"' -k -a '(__transcript_reader_transcripts)'
complete -c transcript-reader -n '__transcript_reader_at ":0"' -a library -d 'keep transcripts on the shelf, and search all of them'
complete -c transcript-reader -n '__transcript_reader_at "library:.*"' -s h -l help -d 'say this, and leave'
complete -c transcript-reader -n '__transcript_reader_at "library:.*"' -l debug -d 'log in detail, to standard error'
complete -c transcript-reader -n '__transcript_reader_at "library:.*"' -l basedir -x -a '(__fish_complete_directories)' -d 'keep the library and the log below DIR'
complete -c transcript-reader -n '__transcript_reader_at "library:0"' -a add -d 'take in files, and those of folders and ZIP archives'
complete -c transcript-reader -n '__transcript_reader_at "library add:.*"' -s h -l help -d 'say this, and leave'
complete -c transcript-reader -n '__transcript_reader_at "library add:.*"' -l debug -d 'log in detail, to standard error'
complete -c transcript-reader -n '__transcript_reader_at "library add:.*"' -l basedir -x -a '(__fish_complete_directories)' -d 'keep the library and the log below DIR'
complete -c transcript-reader -n '__transcript_reader_at "library add:.*"' -l json -d 'write JSON'
complete -c transcript-reader -n '__transcript_reader_at "library add:.*"' -k -a '(__transcript_reader_transcripts .zip)'
complete -c transcript-reader -n '__transcript_reader_at "library:0"' -a list -d 'list what is on the shelf'
complete -c transcript-reader -n '__transcript_reader_at "library list:.*"' -s h -l help -d 'say this, and leave'
complete -c transcript-reader -n '__transcript_reader_at "library list:.*"' -l debug -d 'log in detail, to standard error'
complete -c transcript-reader -n '__transcript_reader_at "library list:.*"' -l basedir -x -a '(__fish_complete_directories)' -d 'keep the library and the log below DIR'
complete -c transcript-reader -n '__transcript_reader_at "library list:.*"' -l json -d 'write JSON'
complete -c transcript-reader -n '__transcript_reader_at "library:0"' -a search -d 'list where something is said, in all transcripts'
complete -c transcript-reader -n '__transcript_reader_at "library search:.*"' -s h -l help -d 'say this, and leave'
complete -c transcript-reader -n '__transcript_reader_at "library search:.*"' -l debug -d 'log in detail, to standard error'
complete -c transcript-reader -n '__transcript_reader_at "library search:.*"' -l basedir -x -a '(__fish_complete_directories)' -d 'keep the library and the log below DIR'
complete -c transcript-reader -n '__transcript_reader_at "library search:.*"' -l json -d 'write JSON'
complete -c transcript-reader -n '__transcript_reader_at "library search:.*"' -l limit -x -d 'list the first N hits only'
complete -c transcript-reader -n '__transcript_reader_at "library search:.*"' -l csv -d 'write a table of all hits'
complete -c transcript-reader -n '__transcript_reader_at "library search:.*"' -l match-case -d 'capital and small letters count'
complete -c transcript-reader -n '__transcript_reader_at "library search:.*"' -l whole-words -d 'find whole words only'
complete -c transcript-reader -n '__transcript_reader_at "library search:.*"' -l exact -d 'accents and punctuation count'
complete -c transcript-reader -n '__transcript_reader_at "library:0"' -a show -d 'write a transcript, as it was taken in'
complete -c transcript-reader -n '__transcript_reader_at "library show:.*"' -s h -l help -d 'say this, and leave'
complete -c transcript-reader -n '__transcript_reader_at "library show:.*"' -l debug -d 'log in detail, to standard error'
complete -c transcript-reader -n '__transcript_reader_at "library show:.*"' -l basedir -x -a '(__fish_complete_directories)' -d 'keep the library and the log below DIR'
complete -c transcript-reader -n '__transcript_reader_at "library show:.*"' -l json -d 'write JSON'
complete -c transcript-reader -n '__transcript_reader_at "library show:.*"' -l to -x -a 'docx odt epub text markdown html pdf csv xlsx json srt vtt sbv lrc ttml podcast-json' -d 'the format to write, text by default'
complete -c transcript-reader -n '__transcript_reader_at "library show:.*"' -l times -d 'in texts for people: begin paragraphs with their time'
complete -c transcript-reader -n '__transcript_reader_at "library show:.*"' -l captions -d 'in texts for people: a line for each caption'
complete -c transcript-reader -n '__transcript_reader_at "library:0"' -a notes -d 'list highlights and notes, of all transcripts or some'
complete -c transcript-reader -n '__transcript_reader_at "library notes:.*"' -s h -l help -d 'say this, and leave'
complete -c transcript-reader -n '__transcript_reader_at "library notes:.*"' -l debug -d 'log in detail, to standard error'
complete -c transcript-reader -n '__transcript_reader_at "library notes:.*"' -l basedir -x -a '(__fish_complete_directories)' -d 'keep the library and the log below DIR'
complete -c transcript-reader -n '__transcript_reader_at "library notes:.*"' -l json -d 'write JSON'
complete -c transcript-reader -n '__transcript_reader_at "library:0"' -a export -d 'write them as one document, with a list of sources'
complete -c transcript-reader -n '__transcript_reader_at "library export:.*"' -s h -l help -d 'say this, and leave'
complete -c transcript-reader -n '__transcript_reader_at "library export:.*"' -l debug -d 'log in detail, to standard error'
complete -c transcript-reader -n '__transcript_reader_at "library export:.*"' -l basedir -x -a '(__fish_complete_directories)' -d 'keep the library and the log below DIR'
complete -c transcript-reader -n '__transcript_reader_at "library export:.*"' -l json -d 'write JSON'
complete -c transcript-reader -n '__transcript_reader_at "library export:.*"' -l to -x -a 'docx odt epub text markdown html pdf csv xlsx json qdpx bibtex biblatex ris csl-json' -d 'markdown (the default), html, text, docx, odt, epub, pdf, csv, xlsx, qdpx, ris …'
complete -c transcript-reader -n '__transcript_reader_at "library export:.*"' -s o -l output -r -F -d 'the file; standard output by default'
complete -c transcript-reader -n '__transcript_reader_at "library export:.*"' -l cite -x -a 'apa mla chicago harvard' -d 'apa (the default), chicago, harvard or mla'
complete -c transcript-reader -n '__transcript_reader_at "library export:.*"' -l times -d 'in texts for people: begin paragraphs with their time'
complete -c transcript-reader -n '__transcript_reader_at "library export:.*"' -l captions -d 'in texts for people: a line for each caption'
complete -c transcript-reader -n '__transcript_reader_at "library:0"' -a remove -d 'take transcripts off the shelf, with their notes'
complete -c transcript-reader -n '__transcript_reader_at "library remove:.*"' -s h -l help -d 'say this, and leave'
complete -c transcript-reader -n '__transcript_reader_at "library remove:.*"' -l debug -d 'log in detail, to standard error'
complete -c transcript-reader -n '__transcript_reader_at "library remove:.*"' -l basedir -x -a '(__fish_complete_directories)' -d 'keep the library and the log below DIR'
complete -c transcript-reader -n '__transcript_reader_at "library remove:.*"' -l json -d 'write JSON'
complete -c transcript-reader -n '__transcript_reader_at "library:0"' -a check -d 'look whether everything is sound, and mend the index'
complete -c transcript-reader -n '__transcript_reader_at "library check:.*"' -s h -l help -d 'say this, and leave'
complete -c transcript-reader -n '__transcript_reader_at "library check:.*"' -l debug -d 'log in detail, to standard error'
complete -c transcript-reader -n '__transcript_reader_at "library check:.*"' -l basedir -x -a '(__fish_complete_directories)' -d 'keep the library and the log below DIR'
complete -c transcript-reader -n '__transcript_reader_at "library check:.*"' -l json -d 'write JSON'
complete -c transcript-reader -n '__transcript_reader_at "library:0"' -a backup -d 'copy everything; with --list, list the copies'
complete -c transcript-reader -n '__transcript_reader_at "library backup:.*"' -s h -l help -d 'say this, and leave'
complete -c transcript-reader -n '__transcript_reader_at "library backup:.*"' -l debug -d 'log in detail, to standard error'
complete -c transcript-reader -n '__transcript_reader_at "library backup:.*"' -l basedir -x -a '(__fish_complete_directories)' -d 'keep the library and the log below DIR'
complete -c transcript-reader -n '__transcript_reader_at "library backup:.*"' -l json -d 'write JSON'
complete -c transcript-reader -n '__transcript_reader_at "library backup:.*"' -l list -d 'list the copies and make none'
complete -c transcript-reader -n '__transcript_reader_at "library:0"' -a restore -d 'go back to a copy, the newest if none is named'
complete -c transcript-reader -n '__transcript_reader_at "library restore:.*"' -s h -l help -d 'say this, and leave'
complete -c transcript-reader -n '__transcript_reader_at "library restore:.*"' -l debug -d 'log in detail, to standard error'
complete -c transcript-reader -n '__transcript_reader_at "library restore:.*"' -l basedir -x -a '(__fish_complete_directories)' -d 'keep the library and the log below DIR'
complete -c transcript-reader -n '__transcript_reader_at "library restore:.*"' -l json -d 'write JSON'
