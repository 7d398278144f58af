//! `{{count …}}`: how many posts answer to a description; `{{net …}}`: how many more
//! there are.

use super::answer::{Answer, Written};
use super::args::HelperArgs;
use super::facts::Facts;
use tables::diag::Diagnostic;
use tables::model::{Lang, Noun, looks_plural};

pub(super) fn count(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    let words = facts.edition.words;
    let numeral = args.flag("numeral")?;
    let noun = noun(facts, args)?;
    let establishment = &facts.edition.project.establishment;
    let count = args.selection(establishment)?.count(establishment);
    Ok(match noun {
        // Where it is said what is counted, the number is part of a sentence.
        Some(noun) => words.counted(count, numeral.unwrap_or(true), &noun).into(),
        None if numeral == Some(true) => words.count(count, true).into(),
        None => Written::Number(
            i64::try_from(count).unwrap_or(i64::MAX),
            words.count(count, false),
        ),
    })
}

/// How many more posts there are: those gained less those lost.
pub(super) fn net(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Answer {
    let numeral = args.flag("numeral")?.unwrap_or(false);
    let establishment = &facts.edition.project.establishment;
    let net = establishment.net(&args.selection(establishment)?);
    let printed = facts.edition.words.number(net, numeral);
    Ok(match numeral {
        true => printed.into(),
        false => Written::Number(net, printed),
    })
}

/// What `noun=` and `plural=` say is counted.
fn noun(facts: &Facts<'_>, args: &mut HelperArgs<'_>) -> Result<Option<Noun>, Diagnostic> {
    let (one, many) = (args.named("noun"), args.named("plural"));
    let wrong = |text: &str, message: String| {
        let finding = Diagnostic::error("body/wrong-argument", message);
        finding.at(args.call.argument(text))
    };
    let Some(one) = one else {
        return match many {
            None => Ok(None),
            Some(many) => Err(wrong(&many, "`plural=` lacks its `noun=`".to_owned())
                .help("give the noun of one too: noun=\"child\" plural=\"children\"")),
        };
    };
    if facts.edition.lang != Lang::En {
        let message = "`noun=` makes an English plural, and this body is Chinese".to_owned();
        let finding = wrong("noun", message);
        return Err(finding.help("write what is counted behind the call: {{count}}個職位"));
    }
    let latin = |text: &str| text.contains(|c: char| c.is_ascii_alphabetic());
    if let Some(odd) = [Some(&one), many.as_ref()]
        .into_iter()
        .flatten()
        .find(|text| !latin(text))
    {
        let finding = wrong(odd, format!("`{odd}` is no English noun"));
        return Err(finding.help("write the word for one: noun=\"post\""));
    }
    if many.is_none() && looks_plural(&one) {
        let finding = wrong(
            &one,
            format!("`{one}` looks like a plural, and `noun=` takes the word for one"),
        );
        return Err(finding.help("write noun=\"post\"; a noun whose plural is not regular takes both: noun=\"child\" plural=\"children\""));
    }
    let establishment = &facts.edition.project.establishment;
    Ok(Some(establishment.noun(&one, many.as_deref())))
}
