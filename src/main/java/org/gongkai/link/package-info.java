/** Ways into the mini-program: codes to scan and links, for consultations and notices. */
@NullMarked
package org.gongkai.link;

import org.jspecify.annotations.NullMarked;
