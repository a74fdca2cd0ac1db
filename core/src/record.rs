// SPDX-License-Identifier: EUPL-1.2
//! One definition of a record or a list of words gives its type, its reader and its part of the schema.
//!
//! What this does not do: know the format. Its records are in [`crate::data`].

#[cfg(feature = "tools")]
use crate::decode::Decode;

/// Writes a record of the format: the type, its reader and its part of the schema. What is `forgiven` costs
/// nothing if it is wrong. What is `kept` is so as well, and for the keepers of a catalogue only: the widget knows the key and does
/// not read it.
macro_rules! record {
    (
        $(#[$meta:meta])* $name:ident $(($strict:ident))?
        required { $($(#[$rm:meta])* $r:ident: $rt:ty,)* }
        optional { $($(#[$om:meta])* $o:ident $(as $key:literal)?: $ot:ty,)* }
        $(forgiven { $($(#[$fm:meta])* $f:ident: $ft:ty,)* })?
        $(kept { $($(#[$km:meta])* $k:ident: $kt:ty,)* })?
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        #[cfg_attr(feature = "tools", derive(serde::Serialize, schemars::JsonSchema))]
        #[cfg_attr(feature = "tools", schemars(extend("additionalProperties" = !strict!($($strict)?))))]
        pub struct $name {
            $($(#[$rm])* pub $r: $rt,)*
            $(
                $(#[$om])*
                #[cfg_attr(feature = "tools", serde(default, skip_serializing_if = "is_absent" $(, rename = $key)?))]
                pub $o: $ot,
            )*
            $($(
                $(#[$fm])*
                #[cfg_attr(feature = "tools", serde(default, skip_serializing_if = "is_absent"))]
                pub $f: $ft,
            )*)?
            $($(
                $(#[$km])*
                #[cfg(feature = "keep")]
                #[cfg_attr(feature = "tools", serde(default, skip_serializing_if = "is_absent"))]
                pub $k: $kt,
            )*)?
        }

        impl Decode for $name {
            fn absent() -> Self {
                $name {
                    $($r: Decode::absent(),)*
                    $($o: Decode::absent(),)*
                    $($($f: Decode::absent(),)*)?
                    $($(#[cfg(feature = "keep")] $k: Decode::absent(),)*)?
                }
            }
            fn decode(node: Node<'_>, cx: &mut Cx<'_>) -> Self {
                let object = cx.object(node);
                let record = $name {
                    $($r: object.required(stringify!($r), cx),)*
                    $($o: object.optional(key!($o $($key)?), cx),)*
                    $($($f: object.forgiven(stringify!($f), cx),)*)?
                    $($(#[cfg(feature = "keep")] $k: object.kept(stringify!($k), cx),)*)?
                };
                // Written in its place, so that it is a constant and not put together at run time.
                object.finish(
                    &[$(stringify!($r),)* $(key!($o $($key)?),)* $($(stringify!($f),)*)? $($(stringify!($k),)*)?],
                    strict!($($strict)?),
                    cx,
                );
                record
            }
        }
    };
}

macro_rules! key {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $key:literal) => {
        $key
    };
}

macro_rules! strict {
    () => {
        false
    };
    (strict) => {
        true
    };
}

#[cfg(feature = "tools")]
pub(crate) fn is_absent<T: Decode + PartialEq>(value: &T) -> bool {
    *value == T::absent()
}

/// One of a fixed list of words.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vm:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[cfg_attr(feature = "tools", derive(serde::Serialize, schemars::JsonSchema))]
        pub enum $name { $($(#[$vm])* #[cfg_attr(feature = "tools", serde(rename = $word))] $variant,)* }

        impl $name {
            pub const ALL: &[$name] = &[$($name::$variant),*];
            pub(crate) const WORDS: &[&str] = &[$($word),*];

            /// The word of the format.
            pub fn key(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }

            pub fn from_key(word: &str) -> Option<$name> {
                Self::ALL.iter().copied().find(|one| one.key() == word)
            }
        }

        impl Decode for $name {
            fn absent() -> Self {
                first!($($name::$variant,)*)
            }
            fn decode(node: Node<'_>, cx: &mut Cx<'_>) -> Self {
                let before = cx.errors;
                let found = text(node, cx, false);
                $name::from_key(&found).unwrap_or_else(|| {
                    if cx.errors == before {
                        let near = nearest(&found, Self::WORDS.iter().copied()).map(str::to_owned);
                        cx.error(FaultKind::BadWord { found: found.into_owned(), allowed: Self::WORDS, near });
                    }
                    Self::absent()
                })
            }
        }
    };
}

macro_rules! first {
    ($first:expr, $($rest:tt)*) => {
        $first
    };
}

pub(crate) use {first, key, record, strict, words};
