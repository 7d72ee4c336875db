package org.linstock.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linstock.memory.DType;

/** Tensors print as PyTorch prints them. */
class PrintingTest {
  /** A tensor and PyTorch's text of it. */
  record Row(String expression, DType dtype, List<Long> shape, List<String> values, String text) {
    @Override
    public String toString() {
      return expression;
    }
  }

  static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    try (InputStream in = PrintingTest.class.getResourceAsStream("/golden/printing.json")) {
      for (JsonNode node : new ObjectMapper().readTree(in)) {
        rows.add(
            new Row(
                node.get("case").asText(),
                DType.valueOf(node.get("dtype").asText().toUpperCase(Locale.ROOT)),
                StreamSupport.stream(node.get("shape").spliterator(), false)
                    .map(JsonNode::asLong)
                    .toList(),
                StreamSupport.stream(node.get("values").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList(),
                node.get("text").asText()));
      }
    }
    return rows;
  }

  private static Tensor tensor(Row row) {
    double[] numbers = row.values().stream().mapToDouble(Double::parseDouble).toArray();
    Tensor flat =
        row.dtype() == DType.INT64
            ? Tensor.ofInts(row.values().stream().mapToLong(Long::parseLong).toArray())
            : Tensor.of(numbers).to(row.dtype());
    Tensor tensor = flat.reshape(row.shape().stream().mapToLong(Long::longValue).toArray());
    return row.expression().contains("requires_grad") ? tensor.requiresGrad_(true) : tensor;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void printsAsPyTorch(Row row) {
    // The type is called by its own name, without the library's.
    assertEquals(row.text().replace("dtype=torch.", "dtype="), tensor(row).toString());
  }

  @Test
  void namesTheOpThatMadeIt() {
    Tensor x = Tensor.ones(2).requiresGrad_(true);
    assertEquals("tensor([2., 2.], grad_fn=<MulBackward>)", x.mul(2).toString());
    assertEquals("ReluBackward", x.relu().gradFn().name());
  }

  @Test
  void printsAViewByItsOwnElements() {
    Tensor x = Tensor.arange(6).reshape(2, 3);
    assertEquals("tensor([[0., 3.],\n        [1., 4.],\n        [2., 5.]])", x.t().toString());
    assertEquals("tensor([1., 4.])", x.t().get(1).toString());
  }
}
