//! The one module that knows JavaScript: what popup and options page call.

mod read;

use porthole::ProxyUrl;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::copies::{self, Around};
use crate::sign_in::{self, SignIn};
use crate::token::State;
use crate::{Mistake, form, host_input, who};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm.d.ts");

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "Fields")]
    pub type LooseFields;
    #[wasm_bindgen(typescript_type = "Known")]
    pub type LooseKnown;
    #[wasm_bindgen(typescript_type = "Preview")]
    pub type Previewed;
    #[wasm_bindgen(typescript_type = "Outcome<Found[]>")]
    pub type Apart;
    #[wasm_bindgen(typescript_type = "Outcome<Input>")]
    pub type HostRead;
    #[wasm_bindgen(typescript_type = "Probe")]
    pub type LooseProbe;
    #[wasm_bindgen(typescript_type = "Question[]")]
    pub type Questions;
    #[wasm_bindgen(typescript_type = "Finding")]
    pub type Judged;
    #[wasm_bindgen(typescript_type = "Copy[]")]
    pub type Copies;
    #[wasm_bindgen(typescript_type = "EnteredSignIn")]
    pub type LooseSignIn;
    #[wasm_bindgen(typescript_type = "SignInRead")]
    pub type SignInRead;
    #[wasm_bindgen(typescript_type = "SignIn | undefined")]
    pub type MaybeSignIn;
    #[wasm_bindgen(typescript_type = "Refusal")]
    pub type LooseRefusal;
}

/// Puts the form's fields together: the URL, or all that is wrong with them, and what is most likely not meant.
#[wasm_bindgen]
pub fn preview(fields: &LooseFields, known: &LooseKnown) -> Result<Previewed, JsValue> {
    let preview = form::preview(&read::fields(fields), &read::known(known));
    structured(&preview).map(JsCast::unchecked_into)
}

/// Takes a text apart into the form's fields; several where it is what `kubectl cluster-info` prints.
#[wasm_bindgen(js_name = takeApart)]
pub fn take_apart(text: &str) -> Result<Apart, JsValue> {
    outcome(form::read(text)).map(JsCast::unchecked_into)
}

/// Reads what a person pasted to add a cluster. Credentials in a kubeconfig stay out of what comes back.
#[wasm_bindgen(js_name = readHost)]
pub fn read_host(text: &str) -> Result<HostRead, JsValue> {
    outcome(host_input::read(text)).map(JsCast::unchecked_into)
}

/// A proxied URL in every form that it can be taken away in; none for a text that isn't one.
#[wasm_bindgen]
pub fn copies(url: &str) -> Result<Copies, JsValue> {
    let url = ProxyUrl::parse(url);
    let copies = url.map(|url| copies::copies(&url, &Around::default())).unwrap_or_default();
    structured(&copies).map(JsCast::unchecked_into)
}

/// What to ask of a host when it's tested; with a namespace, about the rights in that one.
#[wasm_bindgen(js_name = hostQuestions)]
pub fn host_questions(base: &str, namespace: &str) -> Result<Questions, JsValue> {
    structured(&who::requests(base, namespace)).map(JsCast::unchecked_into)
}

/// Judges the answers.
#[wasm_bindgen(js_name = judgeHost)]
pub fn judge_host(probe: &LooseProbe) -> Result<Judged, JsValue> {
    structured(&who::judge(&read::probe(probe))).map(JsCast::unchecked_into)
}

/// Reads what was entered to sign in: its headers and facts, or all that is wrong.
#[wasm_bindgen(js_name = readSignIn)]
pub fn read_sign_in(entered: &LooseSignIn) -> Result<SignInRead, JsValue> {
    let entered = read::Entered::of(entered);
    let outcome = sign_in::read(&entered.borrowed());
    let told = match &outcome {
        Ok(read) => SignInOutcome::Read { read: Revealed::of(read) },
        Err(mistakes) => SignInOutcome::Mistakes { mistakes },
    };
    structured(&told).map(JsCast::unchecked_into)
}

/// The sign-in of a context of a kubeconfig; nothing where a browser can't do what the context says.
#[wasm_bindgen(js_name = signInOf)]
pub fn sign_in_of(kubeconfig: &str, context: &str) -> Result<MaybeSignIn, JsValue> {
    let found = sign_in::of_context(kubeconfig, context);
    let found = found.as_ref().map(|found| structured(&Revealed::of(found))).transpose()?;
    Ok(found.unwrap_or_default().unchecked_into())
}

/// Where a sign-in is in its life; times are in seconds since 1970.
#[wasm_bindgen(js_name = signInState, unchecked_return_type = "SignInState")]
#[must_use]
pub fn sign_in_state(now: f64, begins: Option<f64>, ends: Option<f64>) -> String {
    State::at(read::seconds(now), begins.map(read::seconds), ends.map(read::seconds))
        .as_str()
        .to_owned()
}

/// Why the user wasn't let in; nothing where that isn't what the cause is about.
#[wasm_bindgen(js_name = whyRefused, unchecked_return_type = "WhyRefused | undefined")]
#[must_use]
pub fn why_refused(refusal: &LooseRefusal) -> Option<String> {
    read::why(refusal).map(|why| why.as_str().to_owned())
}

/// A sign-in with its headers: the one way by which a secret leaves the desk, for who stores and sends it.
#[derive(Serialize)]
struct Revealed<'a> {
    headers: Vec<&'a str>,
    #[serde(flatten)]
    facts: &'a SignIn,
}

impl<'a> Revealed<'a> {
    fn of(facts: &'a SignIn) -> Self {
        Self { headers: facts.headers.iter().map(crate::Secret::reveal).collect(), facts }
    }
}

#[derive(Serialize)]
#[serde(untagged)]
enum SignInOutcome<'a> {
    Read { read: Revealed<'a> },
    Mistakes { mistakes: &'a [Mistake] },
}

/// What was read, or why it can't be: either is something to show.
#[derive(Serialize)]
#[serde(untagged)]
enum Outcome<T> {
    Read { read: T },
    Mistake { mistake: Mistake },
}

fn outcome<T: Serialize>(result: Result<T, Mistake>) -> Result<JsValue, JsValue> {
    structured(&match result {
        Ok(read) => Outcome::Read { read },
        Err(mistake) => Outcome::Mistake { mistake },
    })
}

fn structured(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true);
    Ok(value.serialize(&serializer)?)
}
