"""Facts: values tied to the model or the deployment that they are said of."""
