package org.gongkai.platform.scope;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a resource whose operations show officers only the own unit's affairs: {@link UnitFilter}
 * answers that nothing is there when the {@code id} of the path belongs to another unit. Lists and
 * what is named in a body are kept to the own unit by the operation itself, with {@link UnitScope}.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface UnitScoped {

  /** Who knows the unit behind the {@code id} of the path; by default there is no such id. */
  Class<? extends UnitLookUp> value() default UnitLookUp.class;
}
