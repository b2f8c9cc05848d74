System.Console.WriteLine("QwenDocs");
