package org.gongkai.wechat;

import java.util.List;

/**
 * A page of articles, the newest first.
 *
 * @param total how many there are in all
 */
public record ArticlePage(int total, List<ShownArticle> articles) {}
