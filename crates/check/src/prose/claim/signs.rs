//! The words by which prose tells what it counts.

use tables::model::{Change, Lang, Tenure};

use super::word::Verb;

const CREATED: &[Change] = &[Change::Created];
const RE_CREATED: &[Change] = &[Change::ReCreated];
const DELETED: &[Change] = &[Change::Deleted];
const RE_RANKED: &[Change] = &[Change::ReRanked];
const RETITLED: &[Change] = &[Change::Retitled];
const MADE_PERMANENT: &[Change] = &[Change::MadePermanent];
const EXTENDED: &[Change] = &[Change::Extended];
/// Posts move to other offices, or within their own.
const MOVED: &[Change] = &[Change::Transferred, Change::Redeployed];
const REDEPLOYED: &[Change] = &[Change::Redeployed, Change::Transferred];
/// What is retained may be extended, be there again, stay for good, or just stay.
const RETAINED: &[Change] = &[
    Change::Extended,
    Change::MadePermanent,
    Change::ReCreated,
    Change::Kept,
];

/// The words of an edition.
pub(super) struct Signs {
    /// What stands between a number and what it counts.
    pub(super) units: &'static [&'static str],
    /// The noun.
    pub(super) posts: &'static [&'static str],
    /// Words before the noun that leave it to the tables which posts are meant.
    pub(super) plain: &'static [&'static str],
    /// What says that they are non-directorate posts.
    pub(super) staff: &'static [&'static str],
    pub(super) tenures: &'static [(&'static str, Tenure)],
    pub(super) changes: &'static [Verb],
    /// What may stand between a verb that must be near and the number.
    pub(super) between: &'static [&'static str],
    /// What a near verb may follow behind what is counted: will be extended.
    pub(super) behind: &'static [&'static str],
    /// What stands between what is counted and its verb in the passive.
    pub(super) passive: &'static [&'static str],
    /// What a clause that tells only when begins with, or, in Chinese, ends with.
    pub(super) leads: &'static [&'static str],
    /// What begins a clause.
    pub(super) breaks: &'static [&'static str],
    /// Words for what there is now, and for what there will be.
    pub(super) now: &'static [&'static str],
    pub(super) then: &'static [&'static str],
    /// Words between a change and a number that tell what there is after it.
    pub(super) having: &'static [&'static str],
    /// Words before a number that point to posts named before.
    pub(super) pointing: &'static [&'static str],
    /// Words by which a sentence speaks of the whole proposal.
    pub(super) proposal: &'static [&'static str],
    /// Words behind what is counted that make it a whole of which a part is told.
    pub(super) whole: &'static [&'static str],
    /// Words that lead to the titles of what is counted.
    pub(super) names: &'static [&'static str],
    /// Words right before a number, or right behind what it counts, by which the change
    /// is done.
    pub(super) done: &'static [&'static str],
    /// Words before a number that make it no count of all.
    pub(super) vague: &'static [&'static str],
}

const CHINESE: Signs = Signs {
    units: &["個", "名"],
    posts: &["職位"],
    plain: &[
        "首長級",
        "現有",
        "擬議",
        "建議",
        "上述",
        "該等",
        "有關",
        "相關",
        "的",
        "額外",
        "現任",
        "新增",
        "新設",
        "新",
    ],
    staff: &["非首長級"],
    tenures: &[("常額", Tenure::Permanent), ("編外", Tenure::Supernumerary)],
    changes: &[
        Verb::of("轉撥", MOVED),
        Verb::of("重新開設", RE_CREATED),
        Verb::of("重行開設", RE_CREATED),
        Verb::of("重設", RE_CREATED),
        Verb::of("再度開設", RE_CREATED),
        // How long a post is provided: no verb.
        Verb::of("開設期", &[]),
        Verb::of("開設", CREATED),
        Verb::of("增設", CREATED),
        Verb::of("擬設", CREATED),
        Verb::of("新設", CREATED),
        Verb::of("刪除", DELETED),
        Verb::of("重訂", RE_RANKED),
        Verb::of("提升", RE_RANKED),
        Verb::of("改稱", RETITLED),
        Verb::of("轉為常額", MADE_PERMANENT),
        Verb::of("改為常額", MADE_PERMANENT),
        Verb::of("轉作常額", MADE_PERMANENT),
        Verb::of("轉成常額", MADE_PERMANENT),
        Verb::of("改列為常額", MADE_PERMANENT),
        Verb::of("納入常額編制", MADE_PERMANENT),
        Verb::of("恆常化", MADE_PERMANENT),
        Verb::near("延長", EXTENDED),
        Verb::near("延續", EXTENDED),
        Verb::near("保留", RETAINED),
        Verb::near("調配", REDEPLOYED),
        Verb::near("調派", REDEPLOYED),
        Verb::near("調撥", REDEPLOYED),
    ],
    between: &[
        "的", "現有", "上述", "下列", "以下", "該", "其", "合共", "共", "在", "職位", "現時", "－",
        "—", "–", "：", ":", "-",
    ],
    behind: &[
        "職位",
        "開設期",
        "期限",
        "會",
        "將",
        "須",
        "可",
        "再",
        "再次",
        "予以",
        "獲",
        "的",
        "擬",
        "建議",
        "重行",
        "重新",
        "進一步",
        "內部",
    ],
    passive: &[
        "亦", "也", "均", "都", "會", "將", "須", "可", "獲", "予以", "擬", "建議", "於", "由",
    ],
    leads: &["後，", "時，", "之際，"],
    breaks: &["，", "；", ","],
    now: &[
        "現時", "現有", "目前", "現設", "現由", "現行", "現任", "減少",
    ],
    then: &["將有", "會有", "將會", "重組後", "改組後", "成立後", "日後"],
    pointing: &["該", "這", "此", "上述", "這些", "有關"],
    having: &["設有", "會有", "將有", "共有", "督導"],
    proposal: &[
        "上述建議",
        "本建議",
        "我們建議",
        "建議涉及",
        "本文件",
        "合共",
        "淨增",
    ],
    whole: &["當中", "之中", "其中"],
    done: &["了"],
    names: &["職銜為", "職銜分別為", "即", "名為"],
    vague: &[
        "約",
        "逾",
        "第",
        "每",
        "另",
        "至少",
        "最多",
        "不少於",
        "超過",
        "其中",
        "其餘",
        "各",
        "再",
        "首",
        "到",
        "淨增",
        "淨增加",
        "淨減",
        "淨減少",
    ],
};

const ENGLISH: Signs = Signs {
    units: &[" "],
    posts: &["posts", "post"],
    plain: &[
        "directorate",
        "new",
        "existing",
        "proposed",
        "additional",
        "such",
        "of the",
        "these",
        "above",
        "said",
        "following",
    ],
    staff: &["non-directorate"],
    tenures: &[
        ("permanent", Tenure::Permanent),
        ("supernumerary", Tenure::Supernumerary),
    ],
    changes: &[
        Verb::of("transfer", MOVED),
        Verb::of("re-creat", RE_CREATED),
        Verb::of("recreate ", RE_CREATED),
        Verb::of("recreated", RE_CREATED),
        Verb::of("recreating", RE_CREATED),
        Verb::of("recreation of", RE_CREATED),
        // What people do in parks: no verb.
        Verb::of("recreation", &[]),
        Verb::of("creat", CREATED),
        Verb::of("delet", DELETED),
        Verb::of("re-rank", RE_RANKED),
        Verb::of("upgrad", RE_RANKED),
        Verb::of("regrad", RE_RANKED),
        Verb::of("retitl", RETITLED),
        Verb::of("making permanent", MADE_PERMANENT),
        Verb::of("make permanent", MADE_PERMANENT),
        Verb::of("made permanent", MADE_PERMANENT),
        Verb::of("posts permanent", MADE_PERMANENT),
        Verb::of("post permanent", MADE_PERMANENT),
        Verb::of("into permanent", MADE_PERMANENT),
        Verb::of("to permanent", MADE_PERMANENT),
        Verb::near("convert", MADE_PERMANENT),
        Verb::near("converting", MADE_PERMANENT),
        Verb::near("converted", MADE_PERMANENT),
        Verb::near("conversion", MADE_PERMANENT),
        Verb::near("turn", MADE_PERMANENT),
        Verb::near("turning", MADE_PERMANENT),
        Verb::near("extend", EXTENDED),
        Verb::near("extending", EXTENDED),
        Verb::near("extended", EXTENDED),
        Verb::near("extension", EXTENDED),
        Verb::near("retain", RETAINED),
        Verb::near("retaining", RETAINED),
        Verb::near("retained", RETAINED),
        Verb::near("retention", RETAINED),
        Verb::near("redeploy", REDEPLOYED),
        Verb::near("redeploying", REDEPLOYED),
        Verb::near("redeployed", REDEPLOYED),
        Verb::near("redeployment", REDEPLOYED),
        Verb::near("re-deploy", REDEPLOYED),
        Verb::near("re-deployed", REDEPLOYED),
        Verb::near("re-deployment", REDEPLOYED),
    ],
    between: &[
        "of",
        "the",
        "tenure",
        "duration",
        "for",
        "existing",
        "following",
        "years",
        "year",
        "months",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "another",
        "further",
        "a",
        "period",
        "up",
        "to",
        "in",
        "and",
        "these",
        "posts",
        "post",
        "—",
        "–",
        "-",
        "－",
    ],
    behind: &["be ", "been ", "being "],
    passive: &[
        "also ", "both ", "all ", "is ", "are ", "will ", "would ", "to ", "be ", "being ", "is",
        "are", "be", "being",
    ],
    leads: &[
        "After ",
        "Upon ",
        "Following ",
        "Once ",
        "When ",
        "With ",
        "As soon as ",
    ],
    breaks: &[",", ";", " and "],
    now: &[
        "now",
        "at present",
        "currently",
        "existing",
        "present",
        "today",
        "fewer than",
    ],
    then: &["will have", "will then", "After the"],
    pointing: &[
        "the", "The", "these", "These", "those", "Those", "both", "such",
    ],
    having: &[" has", " have", " with "],
    proposal: &[
        "he proposal",
        "his proposal",
        "e propose",
        "in all",
        "altogether",
        "in total",
        "his paper",
    ],
    whole: &["of which", "of whom"],
    done: &[" were ", " was ", " have been ", " has been ", " had been "],
    names: &["designated as", "namely", "titled"],
    vague: &[
        "about",
        "over",
        "nearly",
        "some",
        "each",
        "every",
        "another",
        "further",
        "other",
        "least",
        "most",
        "than",
        "first",
        "last",
        "Phase",
        "phase",
        "any",
        "only",
        "every",
        "around",
        "net increase of",
        "net addition of",
        "net gain of",
        "net decrease of",
        "net reduction of",
    ],
};

impl Signs {
    /// Those of a language.
    pub(super) fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Zh => &CHINESE,
            Lang::En => &ENGLISH,
        }
    }
}
