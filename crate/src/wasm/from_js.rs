//! Reads JavaScript values into Rust's types.
//!
//! `serde-wasm-bindgen` could do this too. Its errors describe the value that they found, which brings in Rust's float
//! formatting and a fifth of the whole module; ours name the part and what it should have been.

use std::fmt::Display;

use js_sys::{Array, JSON, Object, Reflect};
use serde::de::value::{MapDeserializer, SeqDeserializer, StrDeserializer, StringDeserializer};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Expected, IntoDeserializer, MapAccess, Unexpected,
    VariantAccess, Visitor,
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

    fn wanted(wanted: impl ToString) -> Self {
        Self { part: Self::WHOLE, found: String::new(), wanted: wanted.to_string() }
    }

    /// The mismatch of a part's value, if it isn't already that of a part within.
    fn at(self, part: &'static str, value: &JsValue) -> Self {
        if self.part == Self::WHOLE { Self { part, found: json(value), ..self } } else { self }
    }
}

fn json(value: &JsValue) -> String {
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
        Self::wanted(known.join(" or "))
    }

    fn missing_field(field: &'static str) -> Self {
        Self { part: field, ..Self::wanted("a value") }
    }
}

/// Reads a value.
pub(super) fn from_js<T: serde::de::DeserializeOwned>(value: JsValue) -> Result<T, Mismatch> {
    T::deserialize(Value(value.clone())).map_err(|mismatch| mismatch.at(Mismatch::WHOLE, &value))
}

/// A JavaScript value that serde can read.
struct Value(JsValue);

impl IntoDeserializer<'_, Mismatch> for Value {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Value {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        let Self(value) = self;
        if value.is_null() || value.is_undefined() {
            return visitor.visit_unit();
        }
        if let Some(flag) = value.as_bool() {
            return visitor.visit_bool(flag);
        }
        if let Some(number) = value.as_f64() {
            return visit_number(number, visitor);
        }
        if let Some(text) = value.as_string() {
            return visitor.visit_string(text);
        }
        if Array::is_array(&value) {
            let items = Array::from(&value);
            return visitor.visit_seq(SeqDeserializer::new(items.iter().map(Value)));
        }
        visit_object(&value, visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        if self.0.is_null() || self.0.is_undefined() {
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        if !self.0.is_object() {
            return self.deserialize_any(visitor);
        }
        visitor.visit_map(Fields { object: self.0, left: fields.iter(), current: "" })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        match self.0.as_string() {
            Some(variant) => visitor.visit_enum(Unit(variant)),
            None => Err(Mismatch::wanted(variants.join(" or "))),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map identifier
    }
}

/// Whole numbers are read as such, so that they fit integers and floats alike.
fn visit_number<'de, V: Visitor<'de>>(number: f64, visitor: V) -> Result<V::Value, Mismatch> {
    const SAFE: f64 = 9_007_199_254_740_991.0;
    if number.fract() == 0.0 && number.abs() <= SAFE {
        #[allow(clippy::cast_possible_truncation)] // whole, and within 53 bits
        return visitor.visit_i64(number as i64);
    }
    visitor.visit_f64(number)
}

fn visit_object<'de, V: Visitor<'de>>(value: &JsValue, visitor: V) -> Result<V::Value, Mismatch> {
    let Some(object) = value.dyn_ref::<Object>() else {
        return Err(Mismatch::wanted("plain data"));
    };
    let entries = Object::entries(object);
    visitor.visit_map(MapDeserializer::new(entries.iter().map(|entry| {
        let entry = Array::from(&entry);
        (StringDeserializer::new(entry.get(0).as_string().unwrap_or_default()), Value(entry.get(1)))
    })))
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

/// The name of an enum's variant that carries nothing.
struct Unit(String);

impl<'de> EnumAccess<'de> for Unit {
    type Error = Mismatch;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Mismatch> {
        let variant = seed.deserialize(StrDeserializer::new(&self.0))?;
        Ok((variant, self))
    }
}

impl<'de> VariantAccess<'de> for Unit {
    type Error = Mismatch;

    fn unit_variant(self) -> Result<(), Mismatch> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, Mismatch> {
        Err(Mismatch::wanted("one of the names that the type declarations list"))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Mismatch> {
        Err(Mismatch::wanted("one of the names that the type declarations list"))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Mismatch> {
        Err(Mismatch::wanted("one of the names that the type declarations list"))
    }
}
