package org.gongkai.audit.evidence;

/**
 * Where a hash stands in the tree: a complete subtree.
 *
 * @param level 0 for leaves; a subtree has 2 to the power of its level leaves
 * @param index from the left among those of its level, from 0
 */
record MerkleNode(int level, long index) {}
