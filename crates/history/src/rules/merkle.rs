//! The root of a Merkle tree over leaves in order, as RFC 6962 and RFC 9162 (2.1.1) define it with SHA-256.
//!
//! A leaf is hashed behind `0x00` and a node behind `0x01`, so that no leaf can pass for a node.

use sha2::{Digest, Sha256};

/// A SHA-256.
pub type Hash = [u8; 32];

/// Grows a tree leaf by leaf and keeps one hash a level only, so that millions of leaves fit.
///
/// ```
/// use history::merkle::Tree;
/// let mut tree = Tree::default();
/// tree.add(b"first");
/// tree.add(b"second");
/// assert_eq!(tree.leaves(), 2);
/// assert_ne!(tree.root(), Tree::default().root());
/// ```
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// Roots of full subtrees from the widest to the narrowest, with their heights.
    full: Vec<(u32, Hash)>,
    leaves: u64,
}

impl Tree {
    /// Adds the next leaf.
    pub fn add(&mut self, leaf: &[u8]) {
        let mut height = 0;
        let mut right = leaf_hash(leaf);
        while let Some((top, left)) = self.full.last().copied() {
            if top != height {
                break;
            }
            self.full.pop();
            right = node_hash(&left, &right);
            height += 1;
        }
        self.full.push((height, right));
        self.leaves += 1;
    }

    /// How many leaves it has.
    pub const fn leaves(&self) -> u64 {
        self.leaves
    }

    /// The root over all leaves; of no leaves, the hash of nothing.
    pub fn root(&self) -> Hash {
        let mut subtrees = self.full.iter().rev();
        let Some((_height, last)) = subtrees.next() else {
            return Sha256::digest([]).into();
        };
        subtrees.fold(*last, |right, (_height, left)| node_hash(left, &right))
    }
}

fn leaf_hash(leaf: &[u8]) -> Hash {
    Sha256::new()
        .chain_update([0])
        .chain_update(leaf)
        .finalize()
        .into()
}

fn node_hash(left: &Hash, right: &Hash) -> Hash {
    Sha256::new()
        .chain_update([1])
        .chain_update(left)
        .chain_update(right)
        .finalize()
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::encoding::hex;

    /// The leaves and roots that implementations of RFC 6962 and RFC 9162 test themselves by.
    #[test]
    fn roots_are_the_known_ones() {
        let leaves: [&[u8]; 8] = [
            &[],
            &[0x00],
            &[0x10],
            &[0x20, 0x21],
            &[0x30, 0x31],
            &[0x40, 0x41, 0x42, 0x43],
            &[0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
            &[
                0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d,
                0x6e, 0x6f,
            ],
        ];
        let roots = [
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ];
        let mut tree = Tree::default();
        assert_eq!(hex(&tree.root()), roots[0]);
        for (leaf, root) in leaves.iter().zip(&roots[1..]) {
            tree.add(leaf);
            assert_eq!(hex(&tree.root()), *root);
        }
    }

    /// The definition as the RFC writes it: split at the largest power of two below the length.
    fn by_definition(leaves: &[Vec<u8>]) -> Hash {
        match leaves {
            [] => Sha256::digest([]).into(),
            [one] => leaf_hash(one),
            many => {
                let split = many.len().next_power_of_two() / 2;
                node_hash(
                    &by_definition(&many[..split]),
                    &by_definition(&many[split..]),
                )
            }
        }
    }

    #[test]
    fn growing_gives_what_the_definition_gives() {
        let leaves: Vec<Vec<u8>> = (0_u16..300).map(|n| n.to_be_bytes().to_vec()).collect();
        let mut tree = Tree::default();
        for n in 0..leaves.len() {
            assert_eq!(tree.root(), by_definition(&leaves[..n]), "{n} leaves");
            tree.add(&leaves[n]);
        }
    }
}
