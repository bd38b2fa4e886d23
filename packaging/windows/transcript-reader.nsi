; Installer for Windows, for one person and without administrator's rights.
;
;   makensis /DVERSION=0.1.0 /DPROGRAM=..\..\dist\transcript-reader packaging\windows\transcript-reader.nsi
;
; PROGRAM is the folder that PyInstaller made; "build\icons" holds the icon that its recipe drew.
; File types are offered under "Open with" and never taken over.

Unicode true
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma

!include "MUI2.nsh"

!define NAME "Transcript Reader"
!define ID "io.github.transcriptreader.reader"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define CLASSES "Software\Classes"

!ifndef VERSION
  !error "Name the version: /DVERSION=1.2.3"
!endif
!ifndef PROGRAM
  !error "Name the folder of the program: /DPROGRAM=FOLDER"
!endif
!ifndef ICON
  !define ICON "..\..\build\icons\transcript-reader.ico"
!endif
!ifndef OUT
  !define OUT "..\..\dist\transcript-reader-${VERSION}-setup.exe"
!endif

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME} installer"
VIAddVersionKey "LegalCopyright" "MIT License"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\transcript-reader.exe"
!insertmacro MUI_PAGE_LICENSE "..\..\LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; What the names of the files end in that the program reads.
!macro ForEachType DO
  !insertmacro ${DO} ".akn"
  !insertmacro ${DO} ".ass"
  !insertmacro ${DO} ".cha"
  !insertmacro ${DO} ".csv"
  !insertmacro ${DO} ".ctm"
  !insertmacro ${DO} ".dfxp"
  !insertmacro ${DO} ".docx"
  !insertmacro ${DO} ".xlsx"
  !insertmacro ${DO} ".ods"
  !insertmacro ${DO} ".eaf"
  !insertmacro ${DO} ".epub"
  !insertmacro ${DO} ".exb"
  !insertmacro ${DO} ".flk"
  !insertmacro ${DO} ".fln"
  !insertmacro ${DO} ".htm"
  !insertmacro ${DO} ".html"
  !insertmacro ${DO} ".itt"
  !insertmacro ${DO} ".json"
  !insertmacro ${DO} ".json3"
  !insertmacro ${DO} ".lrc"
  !insertmacro ${DO} ".markdown"
  !insertmacro ${DO} ".md"
  !insertmacro ${DO} ".mht"
  !insertmacro ${DO} ".mhtml"
  !insertmacro ${DO} ".mpl"
  !insertmacro ${DO} ".odt"
  !insertmacro ${DO} ".otr"
  !insertmacro ${DO} ".pdf"
  !insertmacro ${DO} ".rtf"
  !insertmacro ${DO} ".sami"
  !insertmacro ${DO} ".sbv"
  !insertmacro ${DO} ".scc"
  !insertmacro ${DO} ".smi"
  !insertmacro ${DO} ".srt"
  !insertmacro ${DO} ".srv1"
  !insertmacro ${DO} ".srv2"
  !insertmacro ${DO} ".srv3"
  !insertmacro ${DO} ".ssa"
  !insertmacro ${DO} ".stl"
  !insertmacro ${DO} ".stm"
  !insertmacro ${DO} ".sub"
  !insertmacro ${DO} ".tei"
  !insertmacro ${DO} ".text"
  !insertmacro ${DO} ".textgrid"
  !insertmacro ${DO} ".trs"
  !insertmacro ${DO} ".tsv"
  !insertmacro ${DO} ".ttml"
  !insertmacro ${DO} ".txt"
  !insertmacro ${DO} ".vtt"
  !insertmacro ${DO} ".webarchive"
  !insertmacro ${DO} ".xhtml"
  !insertmacro ${DO} ".xml"
  !insertmacro ${DO} ".ytt"
!macroend

!macro Offer EXTENSION
  WriteRegNone HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids" "${ID}"
  WriteRegStr HKCU "${CLASSES}\Applications\transcript-reader.exe\SupportedTypes" "${EXTENSION}" ""
!macroend

!macro NoLongerOffer EXTENSION
  DeleteRegValue HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids" "${ID}"
!macroend

Section "${NAME}"
  ; What an older version left must not mix with this one.
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  SetOutPath "$INSTDIR"
  File /r "${PROGRAM}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\transcript-reader.exe"

  WriteRegStr HKCU "${CLASSES}\${ID}" "" "Transcript"
  WriteRegStr HKCU "${CLASSES}\${ID}\shell\open\command" "" '"$INSTDIR\transcript-reader.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\Applications\transcript-reader.exe" "FriendlyAppName" "${NAME}"
  !insertmacro ForEachType Offer

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\transcript-reader.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

; Settings and the library are the person's own and stay.
Section "Uninstall"
  ; Only what the installer put there: the folder may have been chosen by hand.
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\transcript-reader.exe"
  Delete "$INSTDIR\transcript-reader-console.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"

  !insertmacro ForEachType NoLongerOffer
  DeleteRegKey HKCU "${CLASSES}\Applications\transcript-reader.exe"
  DeleteRegKey HKCU "${CLASSES}\${ID}"
  DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd
