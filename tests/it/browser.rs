//! A real browser, for the pages that the program makes.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::support::LONG;

/// A browser without a window, spoken to over pipes.
pub(crate) struct Browser {
    child: Child,
    send: File,
    receive: BufReader<File>,
    session: String,
    next: u64,
    _dir: tempfile::TempDir,
}

impl Browser {
    /// Starts it; nothing where none is installed, which is said aloud.
    pub(crate) fn start() -> Option<Self> {
        let names = ["chromium", "chromium-browser", "google-chrome"];
        let name = names.into_iter().find(|name| {
            let version = Command::new(name).arg("--version").output();
            version.is_ok_and(|output| output.status.success())
        });
        let Some(name) = name else {
            let told = "skipped: no chromium or chrome is installed\n";
            std::io::stderr().write_all(told.as_bytes()).expect("told");
            return None;
        };
        let dir = tempfile::tempdir().expect("a folder");
        let path = |name: &str| dir.path().join(name);
        let made = Command::new("mkfifo")
            .args([path("in"), path("out")])
            .status();
        assert!(made.expect("mkfifo is there").success());
        // The browser reads what it is told from 3 and tells on 4.
        let script = format!(
            "exec {name} --headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage \
             --no-first-run --window-size=1400,900 --user-data-dir=profile \
             --remote-debugging-pipe 3<in 4>out >log 2>&1"
        );
        let child = Command::new("bash")
            .args(["-c", &script])
            .current_dir(dir.path())
            .spawn()
            .expect("bash is there");
        let send = File::options()
            .write(true)
            .open(path("in"))
            .expect("the pipe");
        let receive = BufReader::new(File::open(path("out")).expect("the pipe"));
        Some(Self {
            child,
            send,
            receive,
            session: String::new(),
            next: 0,
            _dir: dir,
        })
    }

    pub(crate) fn call(&mut self, method: &str, params: &Value) -> Value {
        self.next += 1;
        let mut message = json!({ "id": self.next, "method": method, "params": params });
        if !self.session.is_empty() {
            message["sessionId"] = json!(self.session);
        }
        self.send
            .write_all(message.to_string().as_bytes())
            .expect("told");
        self.send.write_all(&[0]).expect("told");
        loop {
            let mut answer = Vec::new();
            self.receive.read_until(0, &mut answer).expect("answered");
            assert_eq!(answer.pop(), Some(0), "the browser has ended");
            let answer: Value = serde_json::from_slice(&answer).expect("JSON");
            if answer["id"] == self.next {
                // While a page is being left, it has nothing to be asked.
                let left = answer["error"]["message"].as_str();
                let left = left.is_some_and(|said| said.contains("execution context"));
                assert!(left || answer["error"].is_null(), "{method}: {answer}");
                return answer["result"].clone();
            }
        }
    }

    pub(crate) fn open(&mut self, url: &str) {
        let target = self.call("Target.createTarget", &json!({ "url": url }));
        let attach = json!({ "targetId": target["targetId"], "flatten": true });
        let session = self.call("Target.attachToTarget", &attach);
        session["sessionId"]
            .as_str()
            .expect("a session")
            .clone_into(&mut self.session);
    }

    pub(crate) fn value(&mut self, expression: &str) -> Value {
        let params = json!({ "expression": expression, "returnByValue": true });
        self.call("Runtime.evaluate", &params)["result"]["value"].clone()
    }

    /// Waits until an expression holds.
    #[track_caller]
    pub(crate) fn until(&mut self, expression: &str) {
        let start = Instant::now();
        while self.value(expression) != json!(true) {
            assert!(start.elapsed() < LONG, "never: {expression}");
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
