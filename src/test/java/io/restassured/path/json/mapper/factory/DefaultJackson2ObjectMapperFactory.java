package io.restassured.path.json.mapper.factory;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Type;

/**
 * Stands before REST Assured's class of this name on the class path of the tests: the modules are
 * those of its own class loader, where that one takes the modules of the application under test,
 * whose Jackson is another.
 */
public class DefaultJackson2ObjectMapperFactory implements Jackson2ObjectMapperFactory {

  @Override
  public ObjectMapper create(Type type, String charset) {
    ClassLoader own = DefaultJackson2ObjectMapperFactory.class.getClassLoader();
    return new ObjectMapper().registerModules(ObjectMapper.findModules(own));
  }
}
