/** Sina Weibo: statuses and long articles. */
@NullMarked
package org.gongkai.channel.weibo;

import org.jspecify.annotations.NullMarked;
