package org.gongkai.consultation.draft;

/**
 * Where the draft proper starts.
 *
 * @param from index of the first title line; everything before it is the announcement
 * @param to index after the last title line; the same as {@code from} when there is none
 * @param title the title without its mark; empty when there is none
 * @param marked whether it carried a mark such as {@code (征求意见稿)}
 * @param clear whether a mark or the announcement names it, so that its position was not all
 */
record TitleSpot(int from, int to, String title, boolean marked, boolean clear) {}
