/** Citizens: login through the mini-program and the tokens issued to them. */
@NullMarked
package org.gongkai.citizen;

import org.jspecify.annotations.NullMarked;
