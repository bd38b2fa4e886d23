"""Records of Japanese and Korean assemblies, and newspapers with wide blanks behind names."""

from __future__ import annotations

from reader.formats.shared.customs.chambers.assemblies import with_marked, with_wide_blanks


def test_the_holder_of_an_office_counts() -> None:
    lines = [
        "○議長（山田太郎君）　これより会議を開きます。",
        "　",
        "○鈴木花子君　質問します。",
        "港について。",
        "◎国務大臣（佐藤次郎君）　お答えします。",
        "◆１番（鈴木花子君）　終わります。",
    ]
    assert with_marked(lines) == [
        "[山田太郎君]: これより会議を開きます。",
        "　",
        "[鈴木花子君]: 質問します。",
        "港について。",
        "[佐藤次郎君]: お答えします。",
        "[鈴木花子君]: 終わります。",
    ]


def test_what_tells_two_of_a_name_apart_stays_in_it() -> None:
    lines = [
        "○山田委員長　開きます。",
        "○鈴木（花）委員　質問。",
        "○鈴木（太）委員　私も。",
        "○山田委員長　散会。",
        "○議長　山田太郎君　次。",
    ]
    assert with_marked(lines) == [
        "[山田委員長]: 開きます。",
        "[鈴木（花）委員]: 質問。",
        "[鈴木（太）委員]: 私も。",
        "[山田委員長]: 散会。",
        "[山田太郎君]: 次。",
    ]


def test_names_and_offices_of_korean_minutes() -> None:
    two_blanks = ["○위원장 이영희  개회합니다.", "○위원 김철수  네.", "○위원장 이영희  끝."]
    assert with_marked(two_blanks) == [
        "[위원장 이영희]: 개회합니다.",
        "[위원 김철수]: 네.",
        "[위원장 이영희]: 끝.",
    ]
    one_blank = ["○의장 홍길동 시작합니다.", "○김철수 의원 네.", "○김철수 의원 끝."]
    assert with_marked(one_blank) == [
        "[의장 홍길동]: 시작합니다.",
        "[김철수 의원]: 네.",
        "[김철수 의원]: 끝.",
    ]


def test_marks_before_points_of_a_list_name_nobody() -> None:
    assert with_marked(["○塩　少々", "○砂糖　大さじ一杯", "○塩　もう少し", "●水　適量"]) == []
    assert with_marked(["○ Ana  Yes.", "○ Ben  No.", "○ Ana  So."]) == []
    assert with_marked([]) == []


def test_a_wide_blank_stands_behind_who_answers() -> None:
    lines = ["——いつ来ましたか。", "山田　去年です。", "——どうして？", "山田　海が好きで。"]
    assert with_wide_blanks(lines) == [
        "[Unnamed]: ——いつ来ましたか。",
        "[山田]: 去年です。",
        "[Unnamed]: ——どうして？",
        "[山田]: 海が好きで。",
    ]
    both = ["山田　一。", "鈴木　二。", "山田　三。", "鈴木　四。"]
    assert with_wide_blanks(both)[1] == "[鈴木]: 二。"


def test_wide_blanks_in_other_texts_name_nobody() -> None:
    assert with_wide_blanks(["第一章　始まり", "第二章　海", "第三章　終わり"]) == []
    assert with_wide_blanks(["塩　少々", "塩　もう少し", "以上です。", "では。", "はい。"]) == []
    assert with_wide_blanks(["One.", "Two."]) == []
