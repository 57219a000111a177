//! Reads JavaScript values into Rust's types.
//!
//! `serde-wasm-bindgen` could do this too. Its errors describe the value that they found, which brings in Rust's float
//! formatting and a fifth of the whole module; ours name the part and what it should have been.

use std::fmt::Display;

use js_sys::{Array, JSON, Object, Reflect};
use serde::de::value::{MapDeserializer, SeqDeserializer, StrDeserializer, StringDeserializer};
use serde::de::{
    DeserializeSeed, Deserializer, Expected, IntoDeserializer, MapAccess, Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;
use wasm_bindgen::{JsCast, JsValue};

/// A value of another shape than was asked for.
#[derive(Debug)]
pub(super) struct Mismatch {
    /// The innermost named part that doesn't fit; `argument` if the value itself doesn't.
    pub part: &'static str,
    /// What stands there, as JSON; empty if nothing does.
    pub found: String,
    /// What should stand there.
    pub wanted: String,
}

impl Mismatch {
    const WHOLE: &str = "argument";

    fn wanted(wanted: &(impl ToString + ?Sized)) -> Self {
        Self { part: Self::WHOLE, found: String::new(), wanted: wanted.to_string() }
    }

    /// The mismatch of a part's value, if it isn't already that of a part within.
    fn at(self, part: &'static str, value: &JsValue) -> Self {
        if self.part == Self::WHOLE { Self { part, found: json(value), ..self } } else { self }
    }
}

/// A value as people can read it; empty if JSON has nothing for it.
pub(super) fn json(value: &JsValue) -> String {
    JSON::stringify(value).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

impl std::error::Error for Mismatch {}

impl Display for Mismatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.wanted)
    }
}

impl serde::de::Error for Mismatch {
    fn custom<T: Display>(_: T) -> Self {
        Self::wanted("one of the shapes that the type declarations name")
    }

    fn invalid_type(_: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        Self::wanted(wanted)
    }

    fn invalid_value(_: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        Self::wanted(wanted)
    }

    fn invalid_length(_: usize, wanted: &dyn Expected) -> Self {
        Self::wanted(wanted)
    }

    fn unknown_variant(_: &str, known: &'static [&'static str]) -> Self {
        Self::wanted(&known.join(" or "))
    }

    fn missing_field(field: &'static str) -> Self {
        Self { part: field, ..Self::wanted("a value") }
    }
}

/// Reads a value.
pub(super) fn from_js<T: serde::de::DeserializeOwned>(value: &JsValue) -> Result<T, Mismatch> {
    T::deserialize(Value(value.clone())).map_err(|mismatch| mismatch.at(Mismatch::WHOLE, value))
}

/// A JavaScript value that serde can read.
struct Value(JsValue);

impl Value {
    fn is_nothing(&self) -> bool {
        self.0.is_null() || self.0.is_undefined()
    }
}

impl IntoDeserializer<'_, Mismatch> for Value {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// Each kind of value has a method of its own: serde copies every method for every type that it reads, and most of
/// what `deserialize_any` may meet fits no type but one.
impl<'de> Deserializer<'de> for Value {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.0.js_typeof().as_string().as_deref() {
            _ if self.is_nothing() => visitor.visit_unit(),
            Some("boolean") => self.deserialize_bool(visitor),
            Some("number") => self.deserialize_f64(visitor),
            Some("string") => self.deserialize_string(visitor),
            _ if Array::is_array(&self.0) => self.deserialize_seq(visitor),
            _ => self.deserialize_map(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        let flag = self.0.as_bool().ok_or_else(|| Mismatch::wanted("true or false"))?;
        visitor.visit_bool(flag)
    }

    /// Whole numbers are read as such, so that they fit integers and floats alike.
    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        const SAFE: f64 = 9_007_199_254_740_991.0;
        let number = self.0.as_f64().ok_or_else(|| Mismatch::wanted("a number"))?;
        if number.fract() == 0.0 && number.abs() <= SAFE {
            #[allow(clippy::cast_possible_truncation)] // whole, and within 53 bits
            return visitor.visit_i64(number as i64);
        }
        visitor.visit_f64(number)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_string(self.0.as_string().ok_or_else(|| Mismatch::wanted("a text"))?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        if self.is_nothing() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        if !Array::is_array(&self.0) {
            return Err(Mismatch::wanted("a list"));
        }
        visitor.visit_seq(SeqDeserializer::new(Array::from(&self.0).iter().map(Value)))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        let object = self.0.dyn_ref::<Object>().ok_or_else(|| Mismatch::wanted("an object"))?;
        visitor.visit_map(MapDeserializer::new(Object::entries(object).iter().map(|entry| {
            let entry = Array::from(&entry);
            (entry.get(0).as_string().unwrap_or_default(), Value(entry.get(1)))
        })))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        if !self.0.is_object() {
            return Err(Mismatch::wanted("an object"));
        }
        visitor.visit_map(Fields { object: self.0, left: fields.iter(), current: "" })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        let name = self.0.as_string().ok_or_else(|| Mismatch::wanted(&variants.join(" or ")))?;
        visitor.visit_enum(StringDeserializer::new(name))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_unit()
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        self.deserialize_string(visitor)
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        self.deserialize_f64(visitor)
    }

    forward_to_deserialize_any! {
        i8 i16 i64 i128 u8 u16 u64 u128 f32 char bytes byte_buf unit
        unit_struct newtype_struct tuple tuple_struct identifier
    }
}

/// The fields of a struct that an object has; others are left alone.
struct Fields {
    object: JsValue,
    left: std::slice::Iter<'static, &'static str>,
    current: &'static str,
}

impl Fields {
    fn value(&self) -> JsValue {
        Reflect::get(&self.object, &JsValue::from_str(self.current)).unwrap_or_default()
    }
}

impl<'de> MapAccess<'de> for Fields {
    type Error = Mismatch;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Mismatch> {
        while let Some(field) = self.left.next() {
            self.current = field;
            if !self.value().is_undefined() {
                return seed.deserialize(StrDeserializer::new(field)).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Mismatch> {
        let value = self.value();
        seed.deserialize(Value(value.clone())).map_err(|mismatch| mismatch.at(self.current, &value))
    }
}
