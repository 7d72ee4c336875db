package org.linstock.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linstock.nn.Linear;
import org.linstock.nn.Module;
import org.linstock.nn.ReLU;
import org.linstock.nn.Sequential;
import org.linstock.tensor.Generator;
import org.linstock.tensor.Tensor;

/** Architectures as JSON, and what is refused. */
class ArchitectureTest {
  private static final String LINEAR = "{'type':'Linear','in_features':2,'out_features':3}";

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private static String refusal(String text) {
    String message =
        assertThrows(ArchitectureException.class, () -> Architecture.fromJson(json(text)))
            .getMessage();
    assertTrue(message.startsWith("architecture: "), message);
    assertTrue(!message.contains("\n"), message);
    return message;
  }

  @Test
  void writesNamesOnlyWhereTheyAreNotPositions() {
    Sequential net =
        new Sequential().add("first", new Linear(2, 3)).add("1", new Sequential(new ReLU()));
    String expected =
        "{'type':'Sequential','layers':["
            + "{'type':'Linear','in_features':2,'out_features':3,'bias':true,'name':'first'},"
            + "{'type':'Sequential','layers':[{'type':'ReLU'}]}]}";
    assertEquals(json(expected), Architecture.toJson(net));
    assertEquals(net.toString(), Architecture.fromJson(json(expected)).toString());
  }

  @Test
  void drawsValuesFromTheThreadsGenerator() {
    Generator.manualSeed(5);
    float[] first = new Linear(2, 3).weight().toFloatArray();
    Generator.manualSeed(5);
    Module again = Architecture.fromJson(json(LINEAR));
    assertArrayEquals(first, again.stateDict().get("weight").toFloatArray());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'Linear','out_features':3} | the net (Linear) lacks \"in_features\"",
        "{'type':'Linear','in_features':2.5,'out_features':3} | \"in_features\": 2.5, expected a whole number",
        "{'type':'Linear','in_features':'2','out_features':3} | expected a whole number",
        "{'type':'Linear','in_features':null,'out_features':3} | expected a whole number",
        "{'type':'Linear','in_features':4294967298,'out_features':3} | expected a whole number",
        "{'type':'Linear','in_features':0,'out_features':3} | in_features = 0, expected at least 1",
        "{'type':'Linear','in_features':2147483647,'out_features':2147483647} | Linear",
        "{'type':'Linear','in_features':2,'out_features':3,'bias':'no'} | expected true or false",
        "{'type':'Linear','in_features':2,'out_features':3,'biass':true} | unknown settings [biass]",
        "{'type':'ReLU','inplace':true} | unknown settings [inplace]",
        "{'type':'MaxPool2d'} | lacks \"kernel_size\"",
        "{'type':'MaxPool2d','kernel_size':'2'} | a list of whole numbers",
        "{'type':'MaxPool2d','kernel_size':[2,2,2]} | expected one number or 2",
        "{'type':'MaxPool2d','kernel_size':0} | kernel_size = 0, expected at least 1",
        "{'type':'MaxPool2d','kernel_size':2,'padding':-1} | padding = -1, expected at least 0",
        "{'type':'Conv2d','in_channels':1,'out_channels':1,'kernel_size':3,'stride':0} | stride = 0",
        "{'type':'Sequential'} | lacks a list of \"layers\"",
        "{'type':'Sequential','layers':{}} | lacks a list of \"layers\"",
        "{'type':'Sequential','layers':[],'layer':[]} | unknown settings [layer]",
        "{'type':'Sequential','layers':[1]} | layer 0 of the net is not an object with a \"type\"",
        "{'type':'Sequential','layers':[{'type':'ReLU'},{'type':'Foo'}]} | layer 1 of the net has unknown type \"Foo\"",
        "{'type':'Sequential','layers':[{'type':'ReLU','name':'a.b'}]} | \"a.b\"",
        "{'type':'Sequential','layers':[{'type':'ReLU','name':''}]} | empty or contains a dot",
        "{'type':'Sequential','layers':[{'type':'ReLU','name':7}]} | \"name\": 7, expected a text",
        "{'type':'Sequential','layers':[{'type':'ReLU','name':'a'},{'type':'ReLU','name':'a'}]} | already taken",
        "{'type':1} | not an object with a \"type\"",
        "{} | not an object with a \"type\"",
        "[] | not an object with a \"type\"",
        "7 | not an object with a \"type\"",
        "`` | not an object with a \"type\"",
        "{'type':'ReLU'} {} | not JSON",
        "{'type':'ReLU'}] | not JSON",
        "{'type':'ReLU','type':'Tanh'} | Duplicate field",
        "{'type':'ReLU' | not JSON",
        "not json | not JSON",
      })
  void refuses(String text, String problem) {
    String message = refusal(text);
    assertTrue(message.contains(problem), message);
  }

  @Test
  void anUnknownTypeIsAnsweredWithTheKnownOnes() {
    String message = refusal("{'type':'java.lang.Runtime'}");
    assertTrue(
        message.matches(
            "architecture: the net has unknown type \"java.lang.Runtime\"; known are \\[.*Conv2d, .*Scale, .*\\]; .*"),
        message);
  }

  @Test
  void refusesDeepNesting() {
    for (int depth : new int[] {102, 100_000}) {
      refusal("{'type':'Sequential','layers':[".repeat(depth) + "]}".repeat(depth));
    }
    String fits = "{'type':'Sequential','layers':[".repeat(90) + "]}".repeat(90);
    assertEquals(json(fits), Architecture.toJson(Architecture.fromJson(json(fits))));
  }

  @Test
  void refusesTextThatIsTooLong() {
    assertTrue(refusal(" ".repeat((4 << 20) + 1)).contains("at most 4194304"));
    assertTrue(refusal("[" + "0,".repeat(400_000) + "0]").contains("more than 400000"));
  }

  @Test
  void refusesToWriteASharedModule() {
    Module shared = new Linear(2, 2);
    Sequential net = new Sequential(shared, new ReLU(), shared);
    assertTrue(
        assertThrows(ArchitectureException.class, () -> Architecture.toJson(net))
            .getMessage()
            .contains("appears in two places"));
  }

  @Test
  void aRegisteredModuleTravels() {
    Sequential net = new Sequential(new ScaleForms.Scale(2), new Linear(2, 1));
    net.stateDict().get("0.factor").fill_(3);
    String json = Architecture.toJson(net);
    assertTrue(json.contains("{\"type\":\"Scale\",\"features\":2}"), json);
    Module again = Architecture.fromJson(json);
    again.loadStateDict(net.stateDict());
    Tensor x = Tensor.ones(4, 2);
    assertArrayEquals(net.forward(x).toFloatArray(), again.forward(x).toFloatArray());
  }

  @Test
  void anUnregisteredModuleIsNamedWithWhatToDo() {
    Sequential net = new Sequential(new ReLU(), new ScaleForms.Secret());
    assertEquals(
        "architecture: layer 1 of the net is a org.linstock.config.ScaleForms$Secret, which is not "
            + "registered; provide a org.linstock.config.ModuleForms service for it",
        assertThrows(ArchitectureException.class, () -> Architecture.toJson(net)).getMessage());
  }
}
