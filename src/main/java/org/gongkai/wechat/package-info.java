/** A thin reactive client of the WeChat platform. */
@NullMarked
package org.gongkai.wechat;

import org.jspecify.annotations.NullMarked;
