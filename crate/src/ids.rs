//! Enumerations whose values have a stable id, by which texts, styles and tests know them.

/// Declares an enumeration of ids: `Name { Variant = "kebab-case-id", … }`, each with its documentation. It serializes
/// as the id.
///
/// ```
/// porthole::ids! {
///     /// What came of it.
///     End {
///         /// All went well.
///         Happy = "happy",
///     }
/// }
/// assert_eq!(End::ALL[0].as_str(), "happy");
/// ```
#[macro_export]
macro_rules! ids {
    ($(#[$of:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $id:literal,)* }) => {
        $(#[$of])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// All there are.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The stable id, in kebab-case.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }
    };
}
