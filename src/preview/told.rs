//! What the browser is told, and the news that it is new.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};

use serde_json::{Value, json};

use super::changes::{Base, Snapshot};
use super::pages::Shown;

/// A state of the preview.
#[derive(Debug, Default)]
pub(super) struct State {
    /// What the page is told of it.
    pub(super) told: Value,
    /// The pages that may be asked for.
    pub(super) pages: Vec<Shown>,
}

/// What the browser is told.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// Counts what was told.
    pub(super) turn: u64,
    /// All of it, as JSON on one line.
    pub(super) text: Arc<str>,
    pub(super) state: State,
    /// What the pages say, once there are some.
    now: Option<Arc<Snapshot>>,
    /// The states that changes are told since, in the order in which they are offered.
    bases: Vec<Base>,
}

/// What is told, and the news that it is new.
#[derive(Debug, Default)]
pub(super) struct Shared {
    told: Mutex<Told>,
    pub(super) news: Condvar,
}

/// The states that changes are told since, in the order in which they are offered.
const LAST: &str = "last";
const MARK: &str = "mark";
const OPENED: &str = "opened";
const NAMED: &str = "named";
const ORDER: [&str; 4] = [LAST, MARK, OPENED, NAMED];

impl Shared {
    pub(super) fn told(&self) -> MutexGuard<'_, Told> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells a state; `now` is what its pages say, where there are any, and `is_new`
    /// whether that is another than before.
    pub(super) fn tell(&self, state: State, now: Option<Arc<Snapshot>>, is_new: bool) {
        let mut told = self.told();
        told.state = state;
        if let Some(now) = now {
            match told.now.replace(Arc::clone(&now)) {
                None => told.base(OPENED, "the preview was opened", now),
                Some(last) if is_new => told.base(LAST, "the last save", last),
                Some(_) => {}
            }
        }
        self.news(told);
    }

    /// Tells changes from now on.
    pub(super) fn mark(&self) {
        let mut told = self.told();
        if let Some(now) = told.now.clone() {
            told.base(MARK, "the mark", now);
        }
        self.news(told);
    }

    /// Tells changes since a state that the user named.
    pub(super) fn since(&self, name: &str, snapshot: Snapshot) {
        let mut told = self.told();
        told.base(NAMED, name, Arc::new(snapshot));
        self.news(told);
    }

    /// What changed since a state, by its id, as JSON; nothing where there is no such
    /// state. It is found out when it is asked for, once for each turn.
    pub(super) fn changes(&self, id: &str) -> Option<Arc<str>> {
        let told = self.told();
        let base = told.bases.iter().find(|base| base.id == id)?.clone();
        let (now, turn) = (told.now.clone()?, told.turn);
        // Nobody waits for the comparison but who asked.
        drop(told);
        let text = base.changes.get_or_init(|| {
            let mut changes = base.changes(&now);
            changes["turn"] = json!(turn);
            changes.to_string().into()
        });
        Some(Arc::clone(text))
    }

    fn news(&self, mut told: MutexGuard<'_, Told>) {
        told.turn += 1;
        for base in &mut told.bases {
            base.changes = Arc::new(OnceLock::new());
        }
        let since = told.bases.iter();
        let since = since.map(|base| json!({ "id": base.id, "name": base.name }));
        let since: Vec<Value> = since.collect();
        let mut all = told.state.told.clone();
        all["turn"] = json!(told.turn);
        all["since"] = json!(since);
        told.text = all.to_string().into();
        drop(told);
        self.news.notify_all();
    }
}

impl Told {
    /// Offers a state to tell changes since, in place of one of its kind.
    fn base(&mut self, id: &'static str, name: &str, snapshot: Arc<Snapshot>) {
        self.bases.retain(|base| base.id != id);
        self.bases.push(Base {
            id,
            name: name.to_owned(),
            snapshot,
            changes: Arc::default(),
        });
        let place = |base: &Base| ORDER.iter().position(|id| *id == base.id);
        self.bases.sort_by_key(place);
    }
}
