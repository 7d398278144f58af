//! The words by which prose tells what it counts.

use tables::model::{Change, Lang, Tenure};

/// The words of an edition.
pub(super) struct Signs {
    /// What stands between a number and what it counts.
    pub(super) units: &'static [&'static str],
    /// The noun.
    pub(super) posts: &'static [&'static str],
    /// Words before the noun that leave it to the tables which posts are meant.
    pub(super) plain: &'static [&'static str],
    pub(super) tenures: &'static [(&'static str, Tenure)],
    pub(super) changes: &'static [(&'static str, Change)],
    /// Words for what there is now, and for what there will be.
    pub(super) now: &'static [&'static str],
    pub(super) then: &'static [&'static str],
    /// Words between a change and a number that tell what there is after it.
    pub(super) having: &'static [&'static str],
    /// Words before a number that point to posts named before.
    pub(super) pointing: &'static [&'static str],
    /// Words by which a sentence speaks of the whole proposal.
    pub(super) proposal: &'static [&'static str],
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
    tenures: &[("常額", Tenure::Permanent), ("編外", Tenure::Supernumerary)],
    changes: &[
        ("轉撥", Change::Transferred),
        ("開設", Change::Created),
        ("增設", Change::Created),
        ("擬設", Change::Created),
        ("新設", Change::Created),
        ("刪除", Change::Deleted),
        ("重訂", Change::ReRanked),
        ("提升", Change::ReRanked),
        ("改稱", Change::Retitled),
        ("轉為常額", Change::MadePermanent),
        ("改為常額", Change::MadePermanent),
    ],
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
    tenures: &[
        ("permanent", Tenure::Permanent),
        ("supernumerary", Tenure::Supernumerary),
    ],
    changes: &[
        ("transfer", Change::Transferred),
        ("creat", Change::Created),
        ("delet", Change::Deleted),
        ("deletion", Change::Deleted),
        ("re-rank", Change::ReRanked),
        ("upgrad", Change::ReRanked),
        ("regrad", Change::ReRanked),
        ("retitl", Change::Retitled),
        ("making permanent", Change::MadePermanent),
        ("posts permanent", Change::MadePermanent),
        ("post permanent", Change::MadePermanent),
    ],
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
