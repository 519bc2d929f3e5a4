/** WeChat official accounts (公众号): articles, published or sent to all followers. */
@NullMarked
package org.gongkai.channel.wechat;

import org.jspecify.annotations.NullMarked;
