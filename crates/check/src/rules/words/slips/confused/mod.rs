//! Chinese words with a character that looks like the right one, or is often written for
//! it: 投訢 for 投訴, 撤消 for 撤銷.

use super::super::finder;
use super::slip::Slip;
use crate::Context;
use tables::model::Lang;

/// Words that are none, each with the right one and the characters before it that
/// make other words of it: 期末能 holds no 未能.
const CONFUSED: [(&str, &str, &str); 42] = [
    ("褔", "福", ""),
    ("巿", "市", ""),
    ("己無", "已無", "自知"),
    ("己獲", "已獲", "自知"),
    ("己完成", "已完成", "自知"),
    ("己展開", "已展開", "自知"),
    ("己達", "已達", "自知"),
    ("投訢", "投訴", ""),
    ("撤消", "撤銷", ""),
    ("撒銷", "撤銷", ""),
    ("徹銷", "撤銷", ""),
    ("註消", "註銷", ""),
    ("吊消", "吊銷", ""),
    ("掌菅", "掌管", ""),
    ("主菅", "主管", ""),
    ("監菅", "監管", ""),
    ("菅理", "管理", ""),
    ("部暑", "部署", ""),
    ("布暑", "部署", ""),
    ("職恉", "職銜", ""),
    ("咨詢", "諮詢", ""),
    ("諮尋", "諮詢", ""),
    ("憑籍", "憑藉", ""),
    ("幅射", "輻射", ""),
    ("末能", "未能", "期年月週周季始歲"),
    ("末來", "未來", "期年月週周季始歲"),
    ("己成立", "已成立", "自知"),
    ("己於", "已於", "自知"),
    ("己經", "已經", "自知"),
    ("巳經", "已經", ""),
    ("巳於", "已於", ""),
    ("曰期", "日期", ""),
    ("撥歀", "撥款", ""),
    ("屨行", "履行", ""),
    ("覆行", "履行", "回反"),
    ("監査", "監察", ""),
    ("監查", "監察", ""),
    ("調査", "調查", ""),
    ("審査", "審查", ""),
    ("聯擊", "聯繫", ""),
    ("維擊", "維繫", ""),
    ("凈", "淨", ""),
];

/// The places of such words.
pub(super) fn slips<'a>(context: &Context<'a>) -> Vec<Slip<'a>> {
    let Some(automaton) = finder(CONFUSED.iter().map(|(written, ..)| written)) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for passage in context.prose.of(Lang::Zh) {
        let text = passage.text.as_str();
        for place in automaton.find_iter(text) {
            let (written, meant, not_after) = CONFUSED[place.pattern().as_usize()];
            if text[..place.start()].ends_with(|c| not_after.contains(c)) {
                continue;
            }
            found.push(Slip {
                passage,
                range: place.range(),
                written: written.to_owned(),
                meant: meant.to_owned(),
            });
        }
    }
    found
}
